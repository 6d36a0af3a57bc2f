import type { ExplorerSettings } from '../../../lib/explorer/data';
import type { Place } from '../../../lib/explorer/model/geometry';
import type { Picture } from '../../../lib/explorer/model/pictures';
import type { Term } from '../../../lib/explorer/model/terms';

/** What the reader can do to the figure, whichever part is used for it. */
export interface Actions {
  /** To a place; a sweep ends. `step`: one deliberate step, which a bead may follow. */
  readonly go: (to: Place, step?: boolean) => void;
  readonly toggleSweep: () => void;
  readonly fill: () => void;
  readonly clear: () => void;
  /** 0: the whole picture; 1: pixels as large as tiles. */
  readonly zoomTo: (zoom: number) => void;
  /** Points at a product of the sum, or at none. */
  readonly point: (term: Term | null) => void;
  /** Sets a weight to the brush's. */
  readonly paint: (term: Term) => void;
  /** Makes a weight larger or smaller, or 0. */
  readonly nudge: (term: Term, by: number | 'zero') => void;
  /** Other settings: the map begins anew. */
  readonly change: (change: Partial<ExplorerSettings>) => void;
  /** A picture of the reader's own becomes the present one. */
  readonly add: (picture: Picture) => void;
  /** Looks at another filter of those that work together. */
  readonly choose: (filter: string) => void;
  /** The same map, shown otherwise. */
  readonly show: (change: Partial<Pick<ExplorerSettings, 'direction' | 'layers' | 'view'>>) => void;
  /** Something pointed at has changed. */
  readonly redraw: () => void;
}
