// The cells of a notebook as modules: each imports the names that it mentions from the last cell above that declares
// them, as if all cells were run from the first to the last. Nothing is run for that.

import { FIRST_LINE } from '../answers/first-line';
import { KnownNames, suffix } from '../compile/known-names';
import { type Declared, declaredNames, exportedNames, mentionedNames } from '../compile/names';
import { ts } from '../typescript';
import type { Cell } from './messages';

/** A cell's own text, and what it says about names. */
interface ParsedCell {
  text: string;
  declared: Map<string, Declared>;
  exported: Set<string>;
  mentioned: Set<string>;
  /** Names that later cells may use. */
  shared: Declared[];
}

interface CellModule {
  id: string;
  file: string;
  /** Of the cell's own text; the rest is ours. */
  length: number;
  text: string;
  version: number;
}

export class CellModules {
  private readonly parsed = new Map<string, ParsedCell>();
  private readonly modules = new Map<string, CellModule>();
  private readonly byFile = new Map<string, CellModule>();
  private count = 0;
  private kinds = new KnownNames();
  private cells: readonly Cell[] = [];
  /** The cell that is written in. It imports all names, so that all can be offered, mentioned or not. */
  private focus: string | undefined;

  /**
   * @param folder where the cells seem to be, and their imports are looked up
   * @param atHand names that are there without an import, and the file that exports them
   */
  constructor(
    private readonly folder: string,
    private readonly atHand: { file: string; names: readonly string[] },
  ) {}

  /** Takes in the cells as they are now, from the first to the last. */
  update(cells: readonly Cell[], focus: string | undefined = this.focus): void {
    this.cells = cells;
    this.focus = focus;
    const known = new KnownNames();
    const { file, names } = this.atHand;
    for (const name of names) known.set(name, { file, kind: 'import', ambient: false });
    for (const cell of cells) this.updateCell(cell, known);
    const present = new Set(cells.map(({ id }) => id));
    for (const [id, module] of this.modules)
      if (!present.has(id)) {
        this.modules.delete(id);
        this.parsed.delete(id);
        this.byFile.delete(module.file);
      }
    this.kinds = known;
  }

  /** Lets a cell import every name that it could use. */
  focusOn(id: string): void {
    if (id !== this.focus) this.update(this.cells, id);
  }

  get(id: string): CellModule | undefined {
    return this.modules.get(id);
  }

  ofFile(file: string): CellModule | undefined {
    return this.byFile.get(file);
  }

  files(): string[] {
    return [...this.byFile.keys()];
  }

  /** What a name of the notebook was declared as. */
  kind(name: string): Declared['kind'] | undefined {
    return this.kinds.kind(name);
  }

  private updateCell({ id, text }: Cell, known: KnownNames): void {
    const module = this.modules.get(id) ?? this.create(id);
    const { declared, exported, mentioned, shared } = this.parse(id, text);
    const own = [...declared.keys()].filter((name) => !exported.has(name));
    const wanted = id === this.focus ? known.all() : mentioned;
    const others = [...wanted].filter((name) => !declared.has(name));
    const whole = text + suffix(own, known.declarationsFor(others));
    if (module.text !== whole) Object.assign(module, { text: whole, version: module.version + 1 });
    module.length = text.length;
    for (const { name, kind, ambient } of shared) known.set(name, { file: module.file, kind, ambient });
  }

  private create(id: string): CellModule {
    const file = `${this.folder}/__cell_${this.count++}.ts`;
    const module = { id, file, length: 0, text: '', version: 0 };
    this.modules.set(id, module);
    this.byFile.set(file, module);
    return module;
  }

  private parse(id: string, text: string): ParsedCell {
    const before = this.parsed.get(id);
    if (before?.text === text) return before;
    const source = ts.createSourceFile('cell.ts', text, ts.ScriptTarget.ES2022, true);
    const declared = declaredNames(source);
    const exported = exportedNames(source);
    const all = [...declared.values()];
    // An answer cell is a file, of which the notebook sees what it exports.
    const isAnswer = text.split('\n').some((line) => FIRST_LINE.test(line));
    const shared = isAnswer ? all.filter(({ name }) => exported.has(name)) : all;
    const parsed = { text, declared, exported, mentioned: mentionedNames(source), shared };
    this.parsed.set(id, parsed);
    return parsed;
  }
}
