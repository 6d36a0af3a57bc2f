/**
 * The kernels, in AssemblyScript: TypeScript's syntax, compiled to WebAssembly by build.mjs in the folder above.
 * To read them:
 *
 * - There are no arrays, only bytes. An address (usize) counts bytes: the next float is at + 4.
 * - load<f32>(a) reads the float at a; store<f32>(a, value) writes it.
 * - A v128 holds 4 floats. v128.load(a, 16) reads four at a + 16; f32x4.add, mul and max work on all four at once;
 *   f32x4.splat(s) is [s, s, s, s]; v128.load32_splat(a) reads one float into all four.
 * - A comparison gives a mask, all ones where it holds; v128.and(x, mask) keeps x there and makes the rest 0.
 * - changetype<Pool>(plan) reads the whole numbers at `plan` as the fields of a Pool.
 *
 * Begin with relu, then tile (the inner loop of every convolution), product and pack; winograd comes last.
 */
export { product } from './product';
export { depthwise, depthwiseFilters } from './depthwise';
export { columnSums, crop, pack, pad, planes } from './pack';
export { pool, poolBackward } from './pool';
export { relu, reluBackward } from './relu';
export { vectorMatrix } from './stream';
export { maxPool2x2, maxPool2x2Backward } from './max-pool-2x2';
export { winograd } from './winograd';
export { winogradPlaces, winogradSums } from './winograd-gradient';
export { winogradFilters, winogradTaps } from './winograd-filters';
export { winogradRows } from './winograd-rows';
