export { wasm } from './node/wasm';
