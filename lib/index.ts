export * from './errors';
export * from './tensor';
export * from './geometry';
export type * from './backend';
export { t, language, type Bilingual, type Language } from './language';
