import type { Files } from '../types';
import { request } from './request';

/** By URL: what was written or fetched in this page. */
const known = new Map<string, Uint8Array>();
let base: string | undefined;
let listed: { readonly base: string; readonly paths: readonly string[] } | undefined;

/** The base's files.json, an array of paths relative to it, tells what there is. */
const MANIFEST = 'files.json';

/** A page that keeps files of its own, and not only as long as it is open, puts this here. */
interface Keeper {
  readonly holds: (path: string) => boolean;
  readonly read: (path: string) => Uint8Array | undefined;
  readonly write: (path: string, data: string | Uint8Array) => void;
}

const key = Symbol.for('convlab.files');
const keeperOf = (path: string): Keeper | undefined => {
  const keeper = (globalThis as { [key]?: Keeper })[key];
  return keeper?.holds(path) ? keeper : undefined;
};

export const files: Files = {
  exists: (path) =>
    keeperOf(path)?.read(path) !== undefined || known.has(urlOf(path)) || paths().includes(fromBase(path)),
  read(path) {
    const url = urlOf(path);
    const keeper = keeperOf(path);
    const bytes = keeper ? keeper.read(path) : (known.get(url) ?? request(url));
    if (!bytes) throw new Error(`there is no file ${url}`);
    return bytes;
  },
  list(folder) {
    const start = `${fromBase(folder).replace(/\/$/, '')}/`;
    const all = [...paths(), ...[...known.keys()].map(fromBase)].filter((path) => path.startsWith(start));
    const names = new Set(all.map((path) => path.slice(start.length).split('/')[0]));
    if (names.size === 0) throw new Error(`there is no folder ${urlOf(folder)} in ${urlOf(MANIFEST)}`);
    return [...names];
  },
  write(path, data) {
    const keeper = keeperOf(path);
    if (keeper) keeper.write(path, data);
    else
      known.set(
        urlOf(path),
        typeof data === 'string' ? new TextEncoder().encode(data) : Uint8Array.from(data),
      );
  },
  makeFolder: () => undefined,
  join: (...parts) =>
    parts
      .map((part, i) => (i === 0 ? part : part.replace(/^\//, '')))
      .map(withSlash)
      .join('')
      .slice(0, -1),
  folderWith: () => baseUrl(),
  setBase(url) {
    base = url;
  },
  async preload(wanted) {
    await Promise.all(
      wanted.map(async (path) => {
        const url = urlOf(path);
        if (known.has(url)) return;
        const response = await fetch(url);
        if (!response.ok) throw new Error(`there is no file ${url} (${response.status})`);
        known.set(url, new Uint8Array(await response.arrayBuffer()));
      }),
    );
  },
};

function withSlash(part: string): string {
  return part.endsWith('/') ? part : `${part}/`;
}

/** Absolute, with a slash at its end. */
function baseUrl(): string {
  return new URL('.', new URL(withSlash(base ?? '.'), location.href)).href;
}

function urlOf(path: string): string {
  return new URL(path, baseUrl()).href;
}

/** As the manifest writes it; an URL elsewhere stays whole. */
function fromBase(path: string): string {
  const url = urlOf(path);
  return url.startsWith(baseUrl()) ? decodeURIComponent(url.slice(baseUrl().length)) : url;
}

/** What the manifest lists; nothing where there is none. */
function paths(): readonly string[] {
  if (listed?.base !== baseUrl()) {
    const bytes = known.get(urlOf(MANIFEST)) ?? request(urlOf(MANIFEST));
    const read: unknown = bytes ? JSON.parse(new TextDecoder().decode(bytes)) : [];
    listed = { base: baseUrl(), paths: Array.isArray(read) ? read.map(String) : [] };
  }
  return listed.paths;
}
