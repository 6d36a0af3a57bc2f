// The files that the compiler sees: the disk's, read once, and the cells, which are none.

import fs from 'node:fs';
import path from 'node:path';
import type TS from 'typescript';
import { ts, withVersion } from '../typescript';

interface CachedFile {
  source: TS.SourceFile | undefined;
  /** When it was last written, for the student's own files; 0 for packages, which are not looked at again. */
  time: number;
}

export class ProjectFiles {
  private readonly cache = new Map<string, CachedFile>();
  private readonly virtual = new Map<string, TS.SourceFile>();
  private readonly resolved = new Map<string, TS.ResolvedModuleWithFailedLookupLocations>();
  /** Which package a file belongs to, for TypeScript's own use. */
  private readonly packages = ts.createModuleResolutionCache('', (name) => name);
  private readonly libFolder = path.dirname(ts.getDefaultLibFilePath({}));

  constructor(
    readonly root: string,
    readonly options: () => TS.CompilerOptions,
    private readonly reads: { readonly comments: boolean },
  ) {}

  /** Puts a text where a file could be. */
  write(name: string, text: string): TS.SourceFile {
    const source = this.parse(name, text);
    this.virtual.set(name, source);
    return source;
  }

  /** A path in the project's folder. */
  fileFor(name: string): string {
    return path.join(this.root, name);
  }

  /** Another one for each text that a file has had. */
  version(name: string): string {
    return (this.source(name) as { version?: string } | undefined)?.version ?? '';
  }

  remove(name: string): void {
    this.virtual.delete(name);
  }

  /** A file, parsed once for each text that it has had. */
  source(name: string): TS.SourceFile | undefined {
    const virtual = this.virtual.get(name);
    if (virtual) return virtual;
    const cached = this.cache.get(name);
    if (cached) return cached.source;
    const text = read(name);
    const source = text === undefined ? undefined : this.parse(name, text);
    this.cache.set(name, { source, time: isPackage(name) ? 0 : modified(name) });
    return source;
  }

  /** Comments take half of the time, and a check needs none. */
  private parse(name: string, text: string): TS.SourceFile {
    const { ParseAll, ParseNone } = ts.JSDocParsingMode;
    const source = ts.createSourceFile(name, text, {
      languageVersion: ts.ScriptTarget.ES2022,
      jsDocParsingMode: this.reads.comments ? ParseAll : ParseNone,
    });
    return withVersion(source, String(versions++));
  }

  exists(name: string): boolean {
    return this.virtual.has(name) || this.cache.get(name)?.source !== undefined || ts.sys.fileExists(name);
  }

  /** Forgets the files that have changed on the disk, and those that could not be read. */
  refresh(): void {
    for (const [name, { time, source }] of this.cache)
      if (source === undefined || (time !== 0 && time !== modified(name))) this.cache.delete(name);
  }

  /** For `ts.createProgram`. */
  host(): TS.CompilerHost {
    return {
      getSourceFile: (name) => this.source(name),
      getDefaultLibFileName: () => path.join(this.libFolder, 'lib.d.ts'),
      getDefaultLibLocation: () => this.libFolder,
      writeFile: () => undefined,
      getCurrentDirectory: () => this.root,
      getCanonicalFileName: (name) => name,
      useCaseSensitiveFileNames: () => true,
      getNewLine: () => '\n',
      fileExists: (name) => this.exists(name),
      readFile: (name) => ts.sys.readFile(name),
      directoryExists: (name) => ts.sys.directoryExists(name),
      realpath: (name) => ts.sys.realpath?.(name) ?? name,
      getModuleResolutionCache: () => this.packages,
      resolveModuleNameLiterals: (literals, from) => literals.map(({ text }) => this.resolve(text, from)),
    };
  }

  /** What was found stays found; what was not is looked for again, for it may have been installed since. */
  resolve(name: string, from: string): TS.ResolvedModuleWithFailedLookupLocations {
    const key = `${path.dirname(from)}\n${name}`;
    const known = this.resolved.get(key);
    if (known) return known;
    const host = { ...this.host(), resolveModuleNameLiterals: undefined };
    const found = ts.resolveModuleName(name, from, this.options(), host);
    if (found.resolvedModule) this.resolved.set(key, found);
    return found;
  }
}

/** TypeScript takes what cannot be read for missing, and then leaves out its types in silence: so what is there is read again. */
function read(name: string): string | undefined {
  return ts.sys.readFile(name) ?? (ts.sys.fileExists(name) ? ts.sys.readFile(name) : undefined);
}

let versions = 0;

/** Declarations and packages do not change while a notebook is open. */
function isPackage(name: string): boolean {
  return name.includes('/node_modules/') || name.endsWith('.d.ts');
}

function modified(file: string): number {
  return fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
