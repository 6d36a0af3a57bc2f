// The editor's help over the files of a project on a disk.

import fs from 'node:fs';
import path from 'node:path';
import { compilerOptions } from '../compile/options';
import { typeRoots } from '../compile/type-roots';
import { ts } from '../typescript';
import type { EditorFiles, EditorHost } from './host';

/**
 * @param root the project's folder
 * @param notebook the notebook's: files are named as seen from there
 */
export function nodeHost(root: string, notebook = root): EditorHost {
  const folder = slashes(root);
  return {
    files: new DiskFiles(),
    options: compilerOptions(['node'], typeRoots(root).map(slashes)),
    folder,
    libFolder: slashes(path.dirname(ts.getDefaultLibFilePath({}))),
    own: new Map(),
    nameFor: (file) => slashes(path.relative(notebook, file)),
  };
}

class DiskFiles implements EditorFiles {
  /** Declarations and packages do not change while a notebook is open. */
  private readonly packages = new Map<string, string>();

  read(name: string): string | undefined {
    if (!isPackage(name)) return ts.sys.readFile(name);
    const known = this.packages.get(name);
    if (known !== undefined) return known;
    const text = ts.sys.readFile(name);
    if (text !== undefined) this.packages.set(name, text); // else it is looked for again
    return text;
  }

  exists(name: string): boolean {
    return ts.sys.fileExists(name);
  }

  directoryExists(name: string): boolean {
    return ts.sys.directoryExists(name);
  }

  realPath(name: string): string {
    return ts.sys.realpath?.(name) ?? name;
  }

  version(name: string): string {
    if (isPackage(name)) return '';
    return String(fs.statSync(name, { throwIfNoEntry: false })?.mtimeMs ?? '');
  }
}

function isPackage(name: string): boolean {
  return name.includes('/node_modules/') || name.endsWith('.d.ts');
}

function slashes(name: string): string {
  return name.replaceAll('\\', '/');
}
