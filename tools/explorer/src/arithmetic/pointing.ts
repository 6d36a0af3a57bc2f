import type { Explorer } from '../../../../lib/explorer/model/explorer';
import type { Term } from '../../../../lib/explorer/model/layer';
import type { Say } from '../../../../lib/explorer/words/phrase';
import { clamp } from '../draw/scale';
import type { Part } from './arithmetic';

/** What happens on the tables of tiles. */
export interface WeightEvents {
  /** A product is pointed at, or none. */
  readonly term: (term: Term | null) => void;
  /** A weight is painted with the brush. */
  readonly paint: (term: Term) => void;
  /** A weight grows or shrinks by a step, or becomes 0. */
  readonly nudge: (term: Term, by: number | 'zero') => void;
}

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Pointer and keys on one table. Arrows choose a weight, + − 0 change it where it can be painted. */
export function listen(part: Part, explorer: Explorer, say: Say, events: WeightEvents): void {
  const { canvas, kind } = part;
  const paints = kind === 'filter' && explorer.paintable && explorer.settings.direction === 'forward';
  const termAt = (event: PointerEvent): Term => {
    const { g } = explorer.layer;
    const { left, top, width, height } = canvas.getBoundingClientRect();
    return {
      channel: part.channel,
      u: clamp(Math.floor(((event.clientY - top) / height) * g.kh), 0, g.kh - 1),
      v: clamp(Math.floor(((event.clientX - left) / width) * g.kw), 0, g.kw - 1),
    };
  };
  canvas.addEventListener('pointermove', (event) => {
    const term = termAt(event);
    events.term(term);
    if (event.buttons > 0 && paints) events.paint(term);
  });
  canvas.addEventListener('pointerdown', (event) => {
    if (!paints) return;
    event.preventDefault();
    canvas.focus({ preventScroll: true });
    canvas.setPointerCapture(event.pointerId);
    events.paint(termAt(event));
  });
  canvas.addEventListener('pointerleave', () => {
    events.term(null);
  });
  canvas.classList.toggle('paint', paints);
  const leading = kind === 'filter' || (kind === 'products' && explorer.layer.operation === 'maxPool');
  if (!leading) return;
  canvas.tabIndex = 0;
  canvas.setAttribute('role', 'application');
  canvas.setAttribute('aria-roledescription', say('table of weights', '가중치 표'));
  canvas.addEventListener('blur', () => {
    events.term(null);
  });
  canvas.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (!pressed(event.key, part, explorer, paints, events)) return;
    event.preventDefault();
    event.stopPropagation();
  });
}

/** Whether the key means something here. */
function pressed(
  key: string,
  { channel }: Part,
  explorer: Explorer,
  paints: boolean,
  events: WeightEvents,
): boolean {
  const { g } = explorer.layer;
  const known = explorer.term?.channel === channel ? explorer.term : null;
  const now = known ?? { channel, u: Math.floor(g.kh / 2), v: Math.floor(g.kw / 2) };
  if (key in arrows) {
    const [du, dv] = known ? arrows[key] : [0, 0]; // the first key shows where one is
    events.term({ channel, u: clamp(now.u + du, 0, g.kh - 1), v: clamp(now.v + dv, 0, g.kw - 1) });
    return true;
  }
  if (!paints) return false;
  if (key === '+' || key === '=') events.nudge(now, 0.5);
  else if (key === '-' || key === '_') events.nudge(now, -0.5);
  else if (key === '0') events.nudge(now, 'zero');
  else return false;
  return true;
}
