/**
 * Writes a file as a whole or not at all, even where the process is killed: beside it first, then by a rename. Its folder
 * is made. Several processes may write the same file: the last one wins.
 */
export declare function writeAtomically(file: string, data: string | Uint8Array): void;
