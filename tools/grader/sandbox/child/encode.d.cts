/** What an answer returned, as JSON text: values only, within a depth and a size. */
export declare function encodeResult(value: unknown): string;
/** Arguments as they lie in memory, as JSON text: the same text after the call means that nothing was changed. */
export declare function encodeRaw(args: readonly unknown[]): string;
/** The arguments again, from parsed text; `ndarray` makes the tensors. */
export declare function decodeRaw(json: unknown, ndarray: unknown): unknown;
