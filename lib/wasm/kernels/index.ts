/** What the module exports. AssemblyScript: TypeScript's syntax, compiled to WebAssembly by build.mjs beside it. */
export { product } from './product';
export { columnSums, crop, pack, pad, planes } from './pack';
export { pool, poolBackward } from './pool';
export { relu, reluBackward } from './relu';
export { addRows } from './stream';
export { halve, halveBackward } from './halve';
export { winograd, winogradPlaces, winogradSums } from './winograd';
export { winogradFilters, winogradTaps } from './winograd-filters';
export { winogradRows } from './winograd-rows';
