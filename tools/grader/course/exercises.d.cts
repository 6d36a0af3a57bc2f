/** Where an exercise stands: its chapter's folder and its id. */
export interface Place {
  readonly id: string;
  readonly chapter: string;
}
/** Every exercise of a folder that is laid out as exercises/ is, chapter by chapter, by name. */
export declare function exercisesIn(folder: string): Place[];
/** The ids that look most like `word`, nearest first: at most three. */
export declare function nearest(word: string, ids: readonly string[]): string[];
