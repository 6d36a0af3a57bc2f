/** What a cell shows beside what is veiled in it. */
export interface Veiled {
  /** The question that is answered there. */
  readonly question: string;
  /** Whether its code stands open above: then what is missing below has to be said. */
  readonly showsCode: boolean;
}

/** Whether the veil of the cell before covers this one, too: neighbors that answer one question have one veil. */
export function sharesVeil(before: Veiled | undefined, here: Veiled): boolean {
  return before?.question === here.question && !here.showsCode;
}
