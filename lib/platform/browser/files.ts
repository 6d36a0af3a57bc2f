import type { Files } from '../types';
import { bytesOfScript, joinHalves } from './byte-script';
import { compression } from './compression';
import { request } from './request';

/** By URL: what was written or fetched in this page. */
const known = new Map<string, Uint8Array>();
let base: string | undefined;
let listed: { readonly base: string; readonly paths: ReadonlyMap<string, string | undefined> } | undefined;

/** A file that is there as a script only (byte-script.ts), at another path. */
interface Scripted {
  readonly path: string;
  readonly script: string;
}

/** The base's files.json, an array of paths relative to it or of `Scripted`, tells what there is. */
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
    keeperOf(path)?.read(path) !== undefined || known.has(urlOf(path)) || paths().has(fromBase(path)),
  read(path) {
    const url = urlOf(path);
    const keeper = keeperOf(path);
    const bytes = keeper ? keeper.read(path) : (known.get(url) ?? fetched(path));
    if (!bytes) throw new Error(`there is no file ${url}`);
    return bytes;
  },
  list(folder) {
    const start = `${fromBase(folder).replace(/\/$/, '')}/`;
    const all = [...paths().keys(), ...[...known.keys()].map(fromBase)].filter((path) =>
      path.startsWith(start),
    );
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
    if (listed?.base !== baseUrl()) {
      const response = await fetch(urlOf(MANIFEST));
      list(response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined);
    }
    await Promise.all(
      wanted.map(async (path) => {
        const url = urlOf(path);
        if (known.has(url)) return;
        const script = scriptOf(path);
        const response = await fetch(script ?? url);
        if (!response.ok) throw new Error(`there is no file ${url} (${response.status})`);
        const bytes = new Uint8Array(await response.arrayBuffer());
        known.set(url, script === undefined ? bytes : held(bytes));
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

/** Where the script is that a file is there as; undefined where the file itself is. */
function scriptOf(path: string): string | undefined {
  const url = urlOf(path);
  if (!url.startsWith(baseUrl())) return undefined;
  const script = paths().get(fromBase(path));
  return script === undefined ? undefined : urlOf(script);
}

function fetched(path: string): Uint8Array | undefined {
  const script = scriptOf(path);
  const bytes = request(script ?? urlOf(path));
  return bytes && script !== undefined ? held(bytes) : bytes;
}

/** More than any script holds. */
const LIMIT = 2 ** 28;

function held(script: Uint8Array): Uint8Array {
  return joinHalves(compression.gunzip(bytesOfScript(script), LIMIT));
}

/** What the manifest lists, each with its script; nothing where there is none. */
function paths(): ReadonlyMap<string, string | undefined> {
  if (listed?.base === baseUrl()) return listed.paths;
  return list(known.get(urlOf(MANIFEST)) ?? request(urlOf(MANIFEST)));
}

function list(manifest: Uint8Array | undefined): ReadonlyMap<string, string | undefined> {
  const read: unknown = manifest ? JSON.parse(new TextDecoder().decode(manifest)) : [];
  const entries = Array.isArray(read) ? (read as readonly (string | Scripted)[]) : [];
  const paths = new Map<string, string | undefined>();
  for (const one of entries)
    if (typeof one === 'string') paths.set(one, undefined);
    else paths.set(one.path, one.script);
  listed = { base: baseUrl(), paths };
  return paths;
}
