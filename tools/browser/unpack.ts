/** What is at an address, gzipped or, where a host has unpacked it on the way, as it is. */
export async function unpack(url: URL): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.href} answers ${response.status}`);
  const body = new Uint8Array(await response.arrayBuffer());
  const isPacked = body[0] === 0x1f && body[1] === 0x8b;
  return new Response(
    isPacked ? new Blob([body]).stream().pipeThrough(new DecompressionStream('gzip')) : body,
  );
}
