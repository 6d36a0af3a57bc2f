/** The starter of a solution's text. Throws where the marks or the first line are missing. */
export declare function starterOf(solution: string, id?: string): string;
/** The starter of an exercise in the course of a folder: of its solution, or in sealed/; undefined where there is none. */
export declare function starterIn(
  root: string,
  place: { readonly chapter: string; readonly id: string },
): string | undefined;
/** The id that an answer's first line names, or undefined. */
export declare function exerciseId(text: string): string | undefined;
/** A starter whose docstring speaks one language. */
export declare function inLanguage(text: string, language: 'en' | 'ko'): string;
/** Whether a text is the starter still, in both languages or in one: white space, a BOM and line ends aside. */
export declare function isPristine(text: string, starter: string): boolean;
