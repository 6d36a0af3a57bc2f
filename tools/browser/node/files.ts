// The files that kernel and checker see in a worker: texts by their path. What a person writes is handed on, to be kept.

interface HeldFile {
  readonly text: string;
  /** When it was written; grows with each change. */
  readonly time: number;
}

const held = new Map<string, HeldFile>();
let clock = 1;
let listener: (path: string, text: string | undefined) => void = () => undefined;

/** Puts files where they are found, without telling anybody. */
export function mount(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) held.set(path, { text, time: clock++ });
}

/** Calls `hear` with each file that is written, or removed (undefined). */
export function onChange(hear: (path: string, text: string | undefined) => void): void {
  listener = hear;
}

export function find(path: string): HeldFile | undefined {
  return held.get(path);
}

export function write(path: string, text: string): void {
  held.set(path, { text, time: clock++ });
  listener(path, text);
}

export function remove(path: string): void {
  if (held.delete(path)) listener(path, undefined);
}

/** Whether files are below a path. */
export function isFolder(path: string): boolean {
  const start = `${path}/`;
  for (const name of held.keys()) if (name.startsWith(start)) return true;
  return false;
}

/** The names in a folder, and which of them are folders. */
export function list(path: string): Map<string, 'file' | 'folder'> {
  const start = `${path}/`;
  const names = new Map<string, 'file' | 'folder'>();
  for (const name of held.keys()) {
    if (!name.startsWith(start)) continue;
    const [first, ...rest] = name.slice(start.length).split('/');
    names.set(first, rest.length > 0 ? 'folder' : 'file');
  }
  return names;
}

/** All files below a path. */
export function below(path: string): Record<string, string> {
  const found = [...held].filter(([name]) => name.startsWith(`${path}/`));
  return Object.fromEntries(found.map(([name, { text }]) => [name, text]));
}
