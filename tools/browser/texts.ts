import { unpack } from './unpack';
import { course } from './worker-scope';

/** Texts that kernel and checker find as files, by path: types, starters, solutions. */
export async function fetchTexts(name: string): Promise<Record<string, string>> {
  return (await (await unpack(new URL(name, course))).json()) as Record<string, string>;
}
