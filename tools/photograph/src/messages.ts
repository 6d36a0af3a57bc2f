import type { Answer } from '../../../lib/photograph/data';
import type { MapPlace } from '../../../lib/photograph/occlusion';

/** What the page asks of a worker. `rgba`: 224 × 224 pixels. */
export type Request =
  | { readonly job: 'start'; readonly weights: ArrayBuffer }
  | { readonly job: 'answer'; readonly rgba: Uint8ClampedArray }
  | {
      readonly job: 'map';
      readonly rgba: Uint8ClampedArray;
      readonly label: number;
      readonly places: readonly MapPlace[];
    }
  | { readonly job: 'stop' };

/** What a worker says, under the number of the request. 'map' says a place at a time before it is done. */
export type Reply =
  | { readonly place: MapPlace; readonly probability: number }
  | { readonly done: { readonly answers?: readonly Answer[]; readonly ms: number } }
  | { readonly error: string };

export interface Numbered<T> {
  readonly id: number;
  readonly message: T;
}
