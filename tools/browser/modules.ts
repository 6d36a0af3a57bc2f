// Modules that lie gzipped beside this script, by bundle.ts. The first line of each is a comment with the names of those that
// it imports, and those that they import: unpacked, a module is a blob, and in place of a name stands another blob's address.

import { unpack } from './unpack';

const addresses = new Map<string, Promise<string>>();

/** Imports a module by its name. */
export async function loadModule<T>(name: string): Promise<T> {
  return (await import(await blobOf(name))) as T;
}

// What bundle.ts puts in place of `import()`: what is imported so is fetched then.
Object.defineProperty(globalThis, '__loadModule', { value: loadModule });

function blobOf(name: string): Promise<string> {
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
  let text = await packed.text();
  const imported = JSON.parse(text.slice('//'.length, text.indexOf('\n'))) as string[];
  const found = await Promise.all(imported.map(blobOf));
  for (const [i, one] of imported.entries()) text = text.replaceAll(`"./${one}"`, `"${found[i]}"`);
  return URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
}
