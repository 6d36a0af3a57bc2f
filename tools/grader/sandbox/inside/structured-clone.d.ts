declare module '@ungap/structured-clone' {
  /** A deep copy, as the platform's own structuredClone makes it. */
  export default function structuredClone(value: unknown): unknown;
}
