// `convlab` in a bundle of an exercise's spec (misconceived.ts): what specs and solutions use of it.
export * from '../../../lib/errors';
export * from '../../../lib/language';
export * from '../../../lib/random';
export * from '../../../lib/tensor';
