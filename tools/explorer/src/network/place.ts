/** A map, or a unit of a dense layer: which stage, and which one of it. */
export interface MapPlace {
  readonly stage: number;
  readonly map: number;
}
