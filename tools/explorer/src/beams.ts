import type { Box } from './draw/marks';

const namespace = 'http://www.w3.org/2000/svg';
const beadTime = 320; // milliseconds
let count = 0;

/** Where the ends of the beams lie on the stage. */
export interface BeamEnds {
  readonly window: Box;
  /** All patches, or the first where they stand below the picture. */
  readonly patches: Box;
  readonly sum: Box;
  readonly cell: Box;
  /** The channels' own sums, which flow into the sum. */
  readonly partials: readonly Box[];
}

/** The lines that tie the panes together: from the window to its patch, from the sum to its output. */
export class Beams {
  readonly root: SVGSVGElement = document.createElementNS(namespace, 'svg');
  /** Panes and arithmetic stand side by side. */
  sideways = false;
  /** Backwards, things arrive at the arithmetic. */
  reversed = false;
  readonly #fades: readonly string[];
  readonly #cone = this.#add('path', 'cx-cone');
  readonly #rails = this.#add('path', 'cx-rails');
  readonly #halo = this.#add('path', 'cx-wire-halo');
  readonly #wire = this.#add('path', 'cx-wire');
  readonly #flow = this.#add('path', 'cx-flow');
  readonly #end = this.#add('circle', 'cx-end');
  readonly #bead = this.#add('circle', 'cx-bead');
  #began = -1;

  constructor() {
    this.root.setAttribute('class', 'cx-beams');
    this.root.setAttribute('aria-hidden', 'true');
    this.#end.setAttribute('r', '3');
    this.#bead.setAttribute('r', '0');
    this.#fades = [this.#fade('1', '0'), this.#fade('0', '1')];
  }

  draw({ window, patches, sum, cell, partials }: BeamEnds): void {
    const across = this.sideways && patches.x > window.x + window.w + 8;
    const [a, b, c, d] = across
      ? [
          at(window.x + window.w, window.y),
          at(patches.x, patches.y),
          at(patches.x, patches.y + patches.h),
          at(window.x + window.w, window.y + window.h),
        ]
      : [
          at(window.x, window.y + window.h),
          at(patches.x, patches.y),
          at(patches.x + patches.w, patches.y),
          at(window.x + window.w, window.y + window.h),
        ];
    this.#cone.setAttribute('d', `M${a} L${b} L${c} L${d}Z`);
    this.#cone.style.fill = `url(#${this.#fades[across ? 0 : 1]})`;
    this.#rails.setAttribute('d', `M${a} L${b} M${d} L${c}`);
    const wire = wireBetween(sum, cell);
    for (const path of [this.#halo, this.#wire]) path.setAttribute('d', wire.path);
    const [x, y] = this.reversed ? wire.from : wire.to;
    this.#end.setAttribute('cx', x.toFixed(1));
    this.#end.setAttribute('cy', y.toFixed(1));
    this.#flow.setAttribute(
      'd',
      partials.map((partial) => sideways(right(partial), left(sum), 0.55)).join(' '),
    );
  }

  /** A single step: a bead runs along the wire to its output. */
  start(now: number): void {
    this.#began = now;
  }

  /** Moves the bead; false once it has arrived. */
  pulse(now: number): boolean {
    if (this.#began < 0) return false;
    const time = Math.max(0, (now - this.#began) / beadTime);
    if (time >= 1) {
      this.#began = -1;
      this.#bead.setAttribute('r', '0');
      return false;
    }
    const eased = time * time * (3 - 2 * time);
    const length = this.#wire.getTotalLength();
    const { x, y } = this.#wire.getPointAtLength(length * (this.reversed ? 1 - eased : eased));
    this.#bead.setAttribute('cx', x.toFixed(1));
    this.#bead.setAttribute('cy', y.toFixed(1));
    this.#bead.setAttribute('r', '5');
    return true;
  }

  #add<K extends 'path' | 'circle'>(tag: K, name: string): SVGElementTagNameMap[K] {
    const made = document.createElementNS(namespace, tag);
    made.setAttribute('class', name);
    this.root.append(made);
    return made;
  }

  /** The cone is clear over the picture and fills towards the patch. */
  #fade(x2: string, y2: string): string {
    const fade = document.createElementNS(namespace, 'linearGradient');
    fade.id = `cx-fade-${++count}`;
    for (const [name, value] of Object.entries({ x1: '0', y1: '0', x2, y2 })) fade.setAttribute(name, value);
    for (const [offset, name] of [
      ['0', 'from'],
      ['1', 'to'],
    ]) {
      const stop = document.createElementNS(namespace, 'stop');
      stop.setAttribute('offset', offset);
      stop.setAttribute('class', name);
      fade.append(stop);
    }
    this.root.prepend(fade);
    return fade.id;
  }
}

type Point = readonly [x: number, y: number];

/** From the sum to its cell: to the right, up or down, whichever way the cell lies. */
function wireBetween(sum: Box, cell: Box): { path: string; from: Point; to: Point } {
  const middle = cell.x + cell.w / 2;
  if (cell.x > sum.x + sum.w) {
    const [from, to] = [right(sum), [cell.x - 3, cell.y + cell.h / 2] as const];
    return { path: sideways(from, to, 0.5, 30), from, to };
  }
  const up = cell.y + cell.h < sum.y;
  const from: Point = [sum.x + sum.w / 2, up ? sum.y : sum.y + sum.h];
  const to: Point = [middle, up ? cell.y + cell.h + 3 : cell.y - 3];
  const bend = (to[1] - from[1]) * 0.5;
  const path = `M${at(...from)} C${at(from[0], from[1] + bend)} ${at(to[0], to[1] - bend)} ${at(...to)}`;
  return { path, from, to };
}

function sideways([x0, y0]: Point, [x1, y1]: Point, share: number, least = 0): string {
  const bend = Math.max(least, (x1 - x0) * share);
  return `M${at(x0, y0)} C${at(x0 + bend, y0)} ${at(x1 - bend, y1)} ${at(x1, y1)}`;
}

function right({ x, y, w, h }: Box): Point {
  return [x + w, y + h / 2];
}

function left({ x, y, h }: Box): Point {
  return [x, y + h / 2];
}

function at(x: number, y: number): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}
