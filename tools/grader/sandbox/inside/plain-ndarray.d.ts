// The package ndarray itself, by another name: see programs.ts.
declare module 'plain-ndarray' {
  const ndarray: import('../../wire/decode').MakeTensor;
  export default ndarray;
}
