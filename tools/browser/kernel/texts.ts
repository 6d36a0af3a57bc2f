// The texts that the kernel finds as files: types, starters, solutions.

import { unpack } from '../unpack';

/** @param course where the site's folder `course` is */
export async function courseTexts(course: URL): Promise<Record<string, string>> {
  const [types, texts] = await Promise.all(
    ['types.json.gz', 'course.json'].map((name) => fetchTexts(new URL(name, course))),
  );
  return { ...types, ...texts };
}

async function fetchTexts(url: URL): Promise<Record<string, string>> {
  return (await (await unpack(url)).json()) as Record<string, string>;
}
