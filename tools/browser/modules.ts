// Modules that lie packed beside this script (bundle.ts): unpacked, they are put together by the addresses of blobs.

const addresses = new Map<string, Promise<string>>();

/** What esbuild calls a module that others import. */
const NAME = String.raw`"\./(?:chunks/)?([\w.-]+-[A-Z0-9]{8}\.js)"`;

/** Imports a module by its name. */
export async function loadModule<T>(name: string): Promise<T> {
  return (await import(await addressOf(name))) as T;
}

/** A module's address; those that it imports are there before it, those that it may import later are not fetched yet. */
function addressOf(name: string): Promise<string> {
  let address = addresses.get(name);
  if (!address) {
    address = assemble(name);
    addresses.set(name, address);
    address.catch(() => addresses.delete(name)); // whoever asks again tries again
  }
  return address;
}

async function assemble(name: string): Promise<string> {
  const packed = await unpack(new URL(`modules/${name}.gz`, import.meta.url));
  const text = (await packed.text()).replaceAll(
    new RegExp(String.raw`\bimport\(${NAME}\)`, 'g'),
    '__loadModule("$1")',
  );
  const parts = text.split(new RegExp(NAME)); // every second one is a name
  const whole = await Promise.all(
    parts.map(async (part, i) => (i % 2 ? `"${await addressOf(part)}"` : part)),
  );
  return URL.createObjectURL(new Blob(whole, { type: 'text/javascript' }));
}

Object.defineProperty(globalThis, '__loadModule', { value: loadModule });

/** What is at an address, gzipped or, where a host has unpacked it on the way, as it is. */
export async function unpack(url: URL): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.href} answers ${response.status}`);
  const body = await response.blob();
  const [first, second] = new Uint8Array(await body.slice(0, 2).arrayBuffer());
  const isPacked = first === 0x1f && second === 0x8b;
  return new Response(isPacked ? body.stream().pipeThrough(new DecompressionStream('gzip')) : body);
}
