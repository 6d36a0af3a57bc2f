/** What the library offers without an import. */
export const AT_HAND: readonly string[] = ['check', 'hint', 'progress', 'solution'];
