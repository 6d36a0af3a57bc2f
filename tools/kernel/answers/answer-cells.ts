// Answer cells: a cell that begins with `// exercise: <id>`, perhaps after comments, is the file
// exercises/NN-topic/<id>.ts.

import path from 'node:path';
import { writeAtomically } from '#write-atomically';
import { importsOf, normalized, readAnswer, withFirstLine } from './answer-text';
import { exercisesIn, isPristine, nearest, starterIn } from './course-rules';
import { FIRST_LINE } from './first-line';
import * as messages from './messages';
import { AnswerRecords } from './records';

/** A cell that cannot be saved, or not without losing something. */
export class AnswerError extends Error {
  override name = 'AnswerCell';
}

export interface AnswerCellsOptions {
  root: string;
  /** Where the kernel keeps what it has to remember: .convlab */
  state: string;
  /** The notebook's path from the root. */
  notebook: string;
}

export interface Choice {
  label: string;
  /** Does it; returns what there is to say. */
  take: () => string;
}

export interface PreparedAnswer {
  text: string;
  /** The file's path from the root. */
  name: string;
  /** The code to run instead of the cell. */
  imports: string;
  /** What the cell shall show from now on. */
  replaceCell?: string;
  /** What the reader should know. */
  notice?: string;
  /** What the reader may decide by a button. */
  choices?: Choice[];
}

interface Exercise {
  id: string;
  /** '03-stride' */
  folder: string;
  file: string;
}

export class AnswerCells {
  private readonly records: AnswerRecords;
  /** What this notebook's cells run with, and what was last seen in the file. */
  private readonly inUse = new Map<string, { runs: string; seen: string }>();

  constructor(private readonly options: AnswerCellsOptions) {
    this.records = new AnswerRecords(options.state, options.notebook);
  }

  /** Saves an answer cell; undefined for any other cell. Throws AnswerError where that would lose something. */
  prepare(code: string): PreparedAnswer | undefined {
    const lines = code.split('\n').map((line) => line.replace(/\r$/, ''));
    const at = lines.findIndex((line) => FIRST_LINE.test(line));
    const before = lines.slice(0, Math.max(0, at));
    const match = FIRST_LINE.exec(lines[at] ?? '');
    if (!match || !before.every((line) => /^\s*(\/\/.*)?$/.test(line))) return undefined;
    const [, id, take] = match;
    const exercise = this.find(id);
    const cell = normalized([`// exercise: ${id}`, ...before, ...lines.slice(at + 1)].join('\n'));
    return this.save(exercise, cell, take);
  }

  private save(exercise: Exercise, cell: string, take: string | undefined): PreparedAnswer {
    const { id, folder, file } = exercise;
    const found = readAnswer(file);
    const isFileTaken = take === undefined && found !== undefined && this.yields(exercise, cell, found);
    const isUntouched =
      found !== undefined && this.isStarter(exercise, cell) && this.isStarter(exercise, found); // in whatever language
    const isFileRun = take === 'file' || isFileTaken || (isUntouched && take === undefined);
    const text = isFileRun && found !== undefined ? withFirstLine(found, id) : cell;
    if (take === 'cell' && found !== undefined && found !== cell) this.records.backUp(id, file);
    if (found !== undefined && take === undefined && !isFileTaken && !this.mayWrite(exercise, cell, found))
      return this.conflict(exercise, cell, found);
    if (found !== text) writeAtomically(file, text);
    this.records.set(id, text);
    this.inUse.set(file, { runs: text, seen: text });
    const name = this.nameOf(exercise);
    const replaceCell = take === undefined && !isFileTaken ? undefined : text.replace(/\n$/, '');
    const saved = this.isStarter(exercise, text) ? undefined : messages.saved(name);
    const notice = isFileTaken ? messages.taken(id, name) : saved;
    return { text, name, imports: this.importing(id, folder, text), replaceCell, notice };
  }

  /**
   * Both the cell and the file have changed: nothing is written, and the notebook goes on with the file, at which
   * `check` looks too.
   */
  private conflict(exercise: Exercise, cell: string, found: string): PreparedAnswer {
    const { id, folder, file } = exercise;
    const name = this.nameOf(exercise);
    this.inUse.set(file, { runs: found, seen: found });
    const choices = [
      {
        label: messages.takeCell(),
        take: () => {
          this.records.backUp(id, file);
          writeAtomically(file, cell);
          this.records.set(id, cell);
          return messages.cellTaken(name);
        },
      },
      {
        label: messages.takeFile(),
        take: () => {
          this.records.set(id, cell); // as if the cell had not been worked on: when it is run, the file goes before it
          return messages.fileTaken();
        },
      },
    ];
    const notice = messages.conflict(id, name);
    return { text: found, name, imports: this.importing(id, folder, found), notice, choices };
  }

  /** The function of an answer that this notebook's cells use; undefined where none was run, or its file was changed since. */
  functionOf(id: string, require: (path: string) => unknown): unknown {
    const { folder, file } = this.find(id);
    const text = this.inUse.get(file)?.runs;
    if (text === undefined || text !== readAnswer(file)) return undefined;
    return (require(`./exercises/${folder}/${id}`) as Readonly<Record<string, unknown>>)[id];
  }

  /** Says once which answers were changed in their files, so that other cells still run with the older text. */
  changedElsewhere(): string {
    const notices: string[] = [];
    for (const [file, answer] of this.inUse) {
      const found = readAnswer(file) ?? answer.runs;
      if (found !== answer.seen && found !== answer.runs)
        notices.push(messages.older(path.relative(this.options.root, file)));
      answer.seen = found;
    }
    return notices.join('\n');
  }

  /**
   * Whether the file's text goes before the cell's: nothing of the cell is lost by it. A starter holds nothing; and a
   * cell that is as it was when it was last run has not been worked on since, whereas the file has.
   */
  private yields(exercise: Exercise, cell: string, found: string): boolean {
    if (this.isStarter(exercise, found)) return false;
    return this.isStarter(exercise, cell) || (found !== cell && this.records.isLast(exercise.id, cell));
  }

  private isStarter({ id, folder }: Exercise, text: string): boolean {
    const starter = starterIn(this.options.root, { chapter: folder, id });
    return starter !== undefined && isPristine(text, starter);
  }

  /** Whether the file holds nothing that this cell does not know of. */
  private mayWrite(exercise: Exercise, cell: string, found: string | undefined): boolean {
    if (found === undefined || found === cell || this.isStarter(exercise, found)) return true;
    return this.records.isLast(exercise.id, found);
  }

  private find(id: string): Exercise {
    const { root } = this.options;
    const all = ['exercises', 'solutions', 'sealed'].flatMap((room) => exercisesIn(path.join(root, room)));
    const found = all.find((exercise) => exercise.id === id);
    if (!found) {
      const ids = [...new Set(all.map((exercise) => exercise.id))];
      throw new AnswerError(messages.unknown(id, nearest(id, ids).join(', ')));
    }
    const folder = found.chapter;
    return { id, folder, file: path.join(root, 'exercises', folder, `${id}.ts`) };
  }

  /** Code that imports all the answer exports. */
  private importing(id: string, folder: string, text: string): string {
    const names = importsOf(text);
    if (names !== undefined && !names.includes(id)) throw new AnswerError(messages.notExported(id));
    return `import { ${(names ?? [id]).join(', ')} } from './exercises/${folder}/${id}';`;
  }

  private nameOf({ id, folder }: Exercise): string {
    return path.join('exercises', folder, `${id}.ts`);
  }
}
