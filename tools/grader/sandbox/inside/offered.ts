import * as offered from './convlab-lite';

/** Whether an answer may import a name from 'convlab'. */
export function isOffered(name: string): boolean {
  return Object.hasOwn(offered, name);
}
