// The declaration files of the cells, as long as a name comes from them.

import path from 'node:path';
import type { ProjectFiles } from './project-files';

/** A cell may still run, and publish its names, when later ones have begun: so young files stay. */
const YOUNG = 50;
/** How many cells between two looks for files that nothing needs. */
const OFTEN = 20;

export class CellFiles {
  /** Those that add to other modules' types: they stay. */
  readonly augmenting = new Set<string>();
  private readonly texts = new Map<string, string>();
  private count = 0;

  constructor(private readonly files: ProjectFiles) {}

  /**
   * Keeps the types of a cell; returns its file's name.
   *
   * @param declarations where the types can be written in a declaration file; else the cell itself says them
   */
  add(declarations: string | undefined, cell: string, isAugmenting: boolean): string {
    const file = this.name(this.count++, declarations === undefined ? '.ts' : '.d.ts');
    const text = declarations ?? cell;
    this.files.write(file, text);
    this.texts.set(file, text);
    if (isAugmenting) this.augmenting.add(file);
    return file;
  }

  /** Forgets the older files that no name comes from, and that none of the others imports. */
  removeUnused(used: Iterable<string>): void {
    if (this.count % OFTEN !== 0) return;
    const needed = new Set<string>();
    const young = [...this.texts.keys()].slice(-YOUNG);
    const visit = (file: string): void => {
      const text = this.texts.get(file);
      if (text === undefined || needed.has(file)) return;
      needed.add(file);
      for (const [, number] of text.matchAll(/__cell_(\d+)\b/g))
        for (const extension of ['.ts', '.d.ts']) visit(this.name(number, extension));
    };
    for (const file of [...used, ...this.augmenting, ...young]) visit(file);
    for (const file of this.texts.keys())
      if (!needed.has(file)) {
        this.texts.delete(file);
        this.files.remove(file);
      }
  }

  /** `__cell_3.d.ts` in the project's folder, from where imports mean the same as in a cell. */
  name(cell: string | number, extension: string): string {
    return path.join(this.files.root, `__cell_${cell}${extension}`);
  }
}
