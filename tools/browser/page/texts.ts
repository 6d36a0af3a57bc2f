// The texts that the kernel finds as files: types, starters, solutions. The page fetches them while the worker's script is read.

/** @param course where the site's folder `course` is */
export async function courseTexts(course: URL): Promise<Record<string, string>> {
  const [types, texts] = await Promise.all(
    ['types.json.gz', 'course.json'].map((name) => fetchTexts(new URL(name, course))),
  );
  return { ...types, ...texts };
}

async function fetchTexts(url: URL): Promise<Record<string, string>> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.href} answers ${response.status}`);
  const body = await response.blob();
  const [first, second] = new Uint8Array(await body.slice(0, 2).arrayBuffer());
  // Some hosts unpack a .gz on the way.
  const isPacked = first === 0x1f && second === 0x8b;
  const stream = isPacked ? body.stream().pipeThrough(new DecompressionStream('gzip')) : body.stream();
  return (await new Response(stream).json()) as Record<string, string>;
}
