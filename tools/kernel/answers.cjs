// @ts-check
'use strict';

// Answer cells: a cell that begins with `// exercise: <id>`, perhaps after comments, is the file
// exercises/NN-topic/<id>.ts.

const fs = require('node:fs');
const path = require('node:path');
const { createHash } = require('node:crypto');
const { writeAtomically } = require('./files.cjs');
const { say } = require('./say.cjs');
const { exercisesIn, nearest } = require('../grader/course/exercises.cjs');
const { starterOf, isPristine } = require('../grader/course/starter.cjs');

const FIRST_LINE = /^\/\/ exercise: (\S+?)(?: +\(take (cell|file)\))?\s*$/;

/** A cell that cannot be saved, or not without losing something. */
class AnswerError extends Error {
  /** @override */
  name = 'AnswerCell';
}

/**
 * @typedef {{ root: string, state: string, notebook: string, ts: any }} Options
 * @typedef {{ text: string, name: string, imports: string, replaceCell?: string, notice?: string }} Prepared `name` is the file's, `imports` the code to run instead
 */

class AnswerCells {
  /** @param {Options} options */
  constructor(options) {
    this.options = options;
    this.records = path.join(options.state, 'answers.json');
    /** What this notebook's cells run with, and what was last seen in the file. @type {Map<string, { runs: string, seen: string }>} */
    this.inUse = new Map();
  }

  /**
   * Saves an answer cell; undefined for any other cell. Throws AnswerError where that would lose something.
   *
   * @param {string} code
   * @returns {Prepared | undefined}
   */
  prepare(code) {
    const lines = code.split('\n').map((line) => line.replace(/\r$/, ''));
    const at = lines.findIndex((line) => FIRST_LINE.test(line));
    const before = lines.slice(0, Math.max(0, at));
    const match = FIRST_LINE.exec(lines[at] ?? '');
    if (!match || !before.every((line) => /^\s*(\/\/.*)?$/.test(line))) return undefined;
    const [, id, take] = match;
    const { folder, file } = this.find(id);
    const cell = normalised([`// exercise: ${id}`, ...before, ...lines.slice(at + 1)].join('\n'));
    const found = readAnswer(file);
    const isStarter = (/** @type {string} */ text) => this.isStarter(id, folder, text);
    // A starter has nothing to lose, and takes nothing away: an answer in the file goes before it.
    const stays = take === undefined && found !== undefined && isStarter(cell) && !isStarter(found);
    const text = (take === 'file' || stays) && found !== undefined ? withFirstLine(found, id) : cell;
    if (take === 'cell' && found !== undefined && found !== cell) this.backUp(id, file);
    if (take === undefined && !stays && !this.mayWrite(id, folder, cell, found))
      throw new AnswerError(this.conflict(id, file));
    if (found !== text) writeAtomically(file, text);
    this.record(id, text);
    this.inUse.set(file, { runs: text, seen: text });
    const replaceCell = take === undefined && !stays ? undefined : text.replace(/\n$/, '');
    const name = path.join('exercises', folder, `${id}.ts`);
    const saved = isStarter(text) ? undefined : say(`saved in ${name}`, `${name}에 저장했습니다`);
    const notice = stays ? this.taken(id, name) : saved;
    return { text, name, imports: this.importing(id, folder, text), replaceCell, notice };
  }

  /** Says once which answers were changed in their files, so that other cells still run with the older text. */
  changedElsewhere() {
    const notices = [];
    for (const [file, answer] of this.inUse) {
      const found = readAnswer(file) ?? answer.runs;
      if (found !== answer.seen && found !== answer.runs) notices.push(this.older(file));
      answer.seen = found;
    }
    return notices.join('\n');
  }

  /**
   * @param {string} id
   * @param {string} folder
   * @param {string} text
   */
  isStarter(id, folder, text) {
    const solution = readAnswer(path.join(this.options.root, 'solutions', folder, `${id}.ts`));
    return solution !== undefined && isPristine(text, starterOf(solution, id));
  }

  /**
   * Whether the file holds nothing that this cell does not know of.
   *
   * @param {string} id
   * @param {string} folder
   * @param {string} cell
   * @param {string | undefined} found
   */
  mayWrite(id, folder, cell, found) {
    if (found === undefined || found === cell || this.isStarter(id, folder, found)) return true;
    return this.readRecords()[this.key(id)] === hash(found);
  }

  /** The exercise's folder and file. @param {string} id */
  find(id) {
    const { root } = this.options;
    const all = ['exercises', 'solutions'].flatMap((room) => exercisesIn(path.join(root, room)));
    const found = all.find((exercise) => exercise.id === id);
    if (found) {
      const { chapter } = found;
      return { folder: chapter, file: path.join(root, 'exercises', chapter, `${id}.ts`) };
    }
    const near = nearest(id, [...new Set(all.map((exercise) => exercise.id))]).join(', ');
    throw new AnswerError(
      say(
        `there is no exercise "${id}".${near === '' ? '' : ` Did you mean ${near}?`}`,
        `"${id}"라는 연습 문제는 없습니다.${near === '' ? '' : ` 혹시 ${near} 중 하나인가요?`}`,
      ),
    );
  }

  /**
   * Code that imports all the answer exports.
   *
   * @param {string} id
   * @param {string} folder
   * @param {string} text
   */
  importing(id, folder, text) {
    const names = exportedNames(this.options.ts, text);
    if (names !== undefined && !names.includes(id))
      throw new AnswerError(
        say(
          `saved, but it does not export "${id}": write  export function ${id}(…)`,
          `저장했지만 "${id}"을(를) 내보내지 않습니다.  export function ${id}(…)  로 쓰세요.`,
        ),
      );
    return `import { ${(names ?? [id]).join(', ')} } from './exercises/${folder}/${id}';`;
  }

  /**
   * @param {string} id
   * @param {string} name
   */
  taken(id, name) {
    return say(
      `${name} holds an answer already: it was taken, and this cell shows it. (To start again: npm run reset -- ${id})`,
      `${name}에 이미 답이 있어서 그 답을 썼고, 이 셀에도 옮겨 놓았습니다. (처음부터 다시 하려면: npm run reset -- ${id})`,
    );
  }

  /** @param {string} file */
  older(file) {
    const name = path.relative(this.options.root, file);
    return say(
      `${name} was changed outside this notebook. check() looks at the file; the figures use what its cell ran here last: run that cell again.`,
      `${name} 파일이 이 노트북 밖에서 바뀌었습니다. check()는 파일을 확인하지만 그림은 그 셀을 마지막으로 실행한 내용을 씁니다. 그 셀을 다시 실행하세요.`,
    );
  }

  /**
   * @param {string} id
   * @param {string} file
   */
  conflict(id, file) {
    const name = path.relative(this.options.root, file);
    return say(
      `${name} was changed outside this cell, so nothing was written. Which one shall count?\n` +
        `  the text of this cell: make its first line  // exercise: ${id} (take cell)  and run it (a copy of the file is kept in .convlab/backup)\n` +
        `  the text of the file:  make its first line  // exercise: ${id} (take file)  and run it (it replaces the text of this cell)`,
      `${name} 파일이 이 셀 밖에서 바뀌었습니다. 그래서 아무것도 저장하지 않았습니다. 어느 쪽을 남길까요?\n` +
        `  이 셀의 내용: 첫 줄을  // exercise: ${id} (take cell)  로 고쳐 실행하세요 (파일의 사본은 .convlab/backup에 남습니다)\n` +
        `  파일의 내용:  첫 줄을  // exercise: ${id} (take file)  로 고쳐 실행하세요 (이 셀의 내용이 파일의 내용으로 바뀝니다)`,
    );
  }

  /**
   * @param {string} id
   * @param {string} file
   */
  backUp(id, file) {
    const date = new Date().toISOString().replace(/[:.]/g, '-');
    writeAtomically(path.join(this.options.state, 'backup', `${id}-${date}.ts`), fs.readFileSync(file));
  }

  /** The same exercise in another notebook is another cell. @param {string} id */
  key(id) {
    return `${id} in ${this.options.notebook}`;
  }

  /** @returns {Record<string, string>} */
  readRecords() {
    try {
      return JSON.parse(fs.readFileSync(this.records, 'utf8'));
    } catch {
      return {}; // none yet; a broken one only means to ask once more
    }
  }

  /**
   * @param {string} id
   * @param {string} text
   */
  record(id, text) {
    writeAtomically(
      this.records,
      `${JSON.stringify({ ...this.readRecords(), [this.key(id)]: hash(text) }, null, 2)}\n`,
    );
  }
}

/** @param {string} file */
function readAnswer(file) {
  if (!fs.statSync(file, { throwIfNoEntry: false })) return undefined;
  return normalised(fs.readFileSync(file, 'utf8'));
}

/** Without a byte order mark, with LF, ending in one newline. @param {string} text */
function normalised(text) {
  return `${text
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .trimEnd()}\n`;
}

/**
 * @param {string} text
 * @param {string} id
 */
function withFirstLine(text, id) {
  const line = `// exercise: ${id}`;
  if (FIRST_LINE.test(text.slice(0, text.indexOf('\n')))) return line + text.slice(text.indexOf('\n'));
  return `${line}\n${text}`;
}

/** @param {string} text */
function hash(text) {
  return createHash('sha256').update(text).digest('hex');
}

/**
 * The names a module exports, but for its default; undefined where the text is no TypeScript.
 *
 * @param {any} ts
 * @param {string} text
 * @returns {string[] | undefined}
 */
function exportedNames(ts, text) {
  const file = ts.createSourceFile('answer.ts', text, ts.ScriptTarget.Latest, false);
  if (file.parseDiagnostics.length > 0) return undefined;
  return file.statements.flatMap((/** @type {any} */ statement) => {
    if (ts.isExportDeclaration(statement))
      return (statement.exportClause?.elements ?? []).map((/** @type {any} */ element) => element.name.text);
    const kinds = (statement.modifiers ?? []).map((/** @type {any} */ modifier) => modifier.kind);
    if (!kinds.includes(ts.SyntaxKind.ExportKeyword) || kinds.includes(ts.SyntaxKind.DefaultKeyword))
      return [];
    const declared = ts.isVariableStatement(statement) ? statement.declarationList.declarations : [statement];
    return declared.flatMap((/** @type {any} */ declaration) =>
      ts.isIdentifier(declaration.name) ? [declaration.name.text] : [],
    );
  });
}

module.exports = { AnswerCells };
