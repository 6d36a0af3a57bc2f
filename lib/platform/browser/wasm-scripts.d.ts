declare module '*.wasm.mjs' {
  /** The module's bytes, as base64. */
  const base64: string;
  export default base64;
}
