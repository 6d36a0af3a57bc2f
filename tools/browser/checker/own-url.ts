// What prints for an answer (node/util.ts) asks whether a value is a URL; the answer itself finds none (take-globals.ts).
const { URL: own } = globalThis;
export { own as URL };
