/** What V8 brought after ES2023 (the ES of Node 20), by the Node that has it first. */
const SINCE: [node: number, lib: string][] = [
  [20, 'esnext.disposable'], // Symbol.dispose; `using` itself is compiled
  [22, 'es2024'],
  [22, 'esnext.array'],
  [22, 'esnext.collection'],
  [22, 'esnext.iterator'],
  [24, 'esnext.float16'],
  [24, 'esnext.promise'],
  [24, 'esnext.error'],
];

/** The `lib` files that describe what a Node has of the language: no method that would be missing at run time. */
export function libFor(nodeVersion: string): string[] {
  const major = Number.parseInt(nodeVersion.replace('v', ''), 10);
  const newer = SINCE.filter(([since]) => major >= since).map(([, lib]) => lib);
  return ['es2023', ...newer].map((lib) => `lib.${lib}.d.ts`);
}
