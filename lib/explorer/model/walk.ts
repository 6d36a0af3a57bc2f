import { clampPlace, type Geometry, type Place } from './geometry';

/** Where the window stands, and which outputs it has been at: the part of the map that is shown. */
export class Walk {
  /** Whether an output was seen, row by row. */
  visited: Uint8Array = new Uint8Array(0);
  seen = 0;
  place: Place = { row: 0, column: 0 };
  /** Outputs seen since somebody last emptied this list: what is new on the map. */
  readonly fresh: number[] = [];
  /** Counts how often the map began anew. */
  restarts = 0;
  #g!: Geometry;

  /** On another map; it begins empty, but for the place itself. */
  restart(g: Geometry, place: Place): void {
    this.#g = g;
    this.visited = new Uint8Array(g.oh * g.ow);
    this.seen = 0;
    this.fresh.length = 0;
    this.restarts++;
    this.place = clampPlace(g, place);
    this.#see(this.index);
  }

  /** On a map of the same size: what was seen stays seen. */
  carryOn(g: Geometry): void {
    this.#g = g;
  }

  /** The present output, as an index into the map. */
  get index(): number {
    return this.place.row * this.#g.ow + this.place.column;
  }

  get total(): number {
    return this.visited.length;
  }

  get atEnd(): boolean {
    return this.index === this.total - 1;
  }

  #see(index: number): void {
    if (this.visited[index]) return;
    this.visited[index] = 1;
    this.seen++;
    this.fresh.push(index);
  }

  /** To a place through all places between, so that a quick stroke leaves no holes. */
  moveTo(to: Place): void {
    const from = this.place;
    const end = clampPlace(this.#g, to);
    const [rows, columns] = [end.row - from.row, end.column - from.column];
    const steps = Math.max(Math.abs(rows), Math.abs(columns));
    for (let i = 1; i <= steps; i++) {
      const row = Math.round(from.row + (rows * i) / steps);
      this.#see(row * this.#g.ow + Math.round(from.column + (columns * i) / steps));
    }
    this.place = end;
  }

  /** So many places on, as one reads. False: the last one is reached. */
  sweep(count: number): boolean {
    const last = Math.min(this.index + count, this.total - 1);
    for (let i = this.index; i <= last; i++) this.#see(i);
    this.place = { row: Math.floor(last / this.#g.ow), column: last % this.#g.ow };
    return last < this.total - 1;
  }

  /** Everything up to the present place, as a sweep would have left it. */
  fillAbove(): void {
    for (let i = 0; i <= this.index; i++) this.#see(i);
  }

  fill(): void {
    for (let i = 0; i < this.total; i++) this.#see(i);
  }

  clear(): void {
    this.restart(this.#g, this.place);
  }
}
