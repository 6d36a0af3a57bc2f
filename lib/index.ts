export * from './errors';
export * from './tensor';
export * from './geometry';
export type * from './backend';
export { seededRandom, seededNormal, shuffledIndices, type Random } from './random';
export { t, language, type Bilingual, type Language } from './language';
export { naive } from './naive';
