export { checkers } from './node/checker';
export type { Checker } from './types';
