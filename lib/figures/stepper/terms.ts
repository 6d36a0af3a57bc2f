import type { Sides } from '../../backend';
import { rounded } from '../format';

export type StepperMode = 'conv' | 'maxPool' | 'avgPool';

/** Where the window is and what it covers: sizes are [height, width], numbers [channel][row][column]. */
export interface StepperGeometry {
  readonly mode: StepperMode;
  readonly input: readonly (readonly (readonly number[])[])[];
  /** null for pooling */
  readonly filter: readonly (readonly (readonly number[])[])[] | null;
  readonly kernel: readonly [number, number];
  readonly stride: readonly [number, number];
  readonly padding: Sides;
  readonly bias: number;
  readonly output: readonly [number, number];
}

/** The words that the front end writes around the numbers. */
export interface StepperLabels {
  readonly input: string;
  readonly filter: string;
  readonly products: string;
  readonly output: string;
  readonly channel: string;
  readonly previous: string;
  readonly next: string;
  readonly play: string;
  readonly pause: string;
  readonly keys: string;
  readonly place: string;
  readonly padding: string;
}

export interface StepperData extends StepperGeometry {
  /** One number per output position and channel: [1 or C][row][column]. Pooling keeps its channels apart. */
  readonly values: readonly (readonly (readonly number[])[])[];
  readonly start: readonly [number, number];
  readonly labels: StepperLabels;
  readonly title: string;
  readonly alt: string;
}

/** One pair that the window brings together. */
export interface Term {
  readonly channel: number;
  /** Place in the window. */
  readonly at: readonly [number, number];
  readonly x: number;
  /** 1 for pooling */
  readonly w: number;
  /** The position lies outside the input: a zero of convolution's padding, or nothing at all for pooling. */
  readonly padded: boolean;
}

/** The terms of output position (row, column), channel by channel, row by row. */
export function termsAt(g: StepperGeometry, row: number, column: number): Term[] {
  const terms: Term[] = [];
  g.input.forEach((plane, channel) => {
    for (let k = 0; k < g.kernel[0]; k++) {
      for (let l = 0; l < g.kernel[1]; l++) {
        const value = plane[row * g.stride[0] - g.padding.top + k]?.[
          column * g.stride[1] - g.padding.left + l
        ] as number | undefined;
        const w = g.filter ? g.filter[channel][k][l] : 1;
        terms.push({ channel, at: [k, l], x: value ?? 0, w, padded: value === undefined });
      }
    }
  });
  return terms;
}

/** All outputs: convolution sums its channels into one plane, pooling gives one plane a channel. */
export function outputs(g: StepperGeometry): number[][][] {
  const planes = g.mode === 'conv' ? 1 : g.input.length;
  return Array.from({ length: planes }, (_, plane) =>
    Array.from({ length: g.output[0] }, (_, row) =>
      Array.from({ length: g.output[1] }, (_, column) => {
        const terms = termsAt(g, row, column);
        return reduce(g, g.mode === 'conv' ? terms : terms.filter(({ channel }) => channel === plane));
      }),
    ),
  );
}

function reduce({ mode, bias }: StepperGeometry, terms: readonly Term[]): number {
  if (mode === 'conv') return rounded(terms.reduce((sum, { x, w }) => sum + x * w, bias));
  const seen = terms.filter(({ padded }) => !padded).map(({ x }) => x);
  return rounded(mode === 'maxPool' ? Math.max(...seen) : seen.reduce((sum, x) => sum + x, 0) / seen.length);
}
