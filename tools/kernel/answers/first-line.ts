/** By its first line, `// exercise: <id>`, a cell is an answer. */
export const FIRST_LINE = /^\/\/ exercise: (\S+?)(?: +\(take (cell|file)\))?\s*$/;
