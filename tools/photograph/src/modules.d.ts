declare module 'worker-script' {
  const text: string;
  export default text;
}
