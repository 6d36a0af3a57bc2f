import { execFile } from 'node:child_process';
import { SourceMap } from 'node:module';
import { join } from 'node:path';
import { parseSync, transformSync } from '@swc/core';
import type { Bilingual } from 'convlab';
import { say } from '../verdict/messages';

// TypeScript in, plain JavaScript out: types are stripped and not checked, so an unused variable or a wrong
// annotation costs no point. What may be imported is decided here, before anything runs.

/** What an answer may use of convlab: the tensor functions and the errors; no engine, no layer, no size formula. */
export const offered: readonly string[] = [
  ...[
    'tensor',
    'zeros',
    'randomNormal',
    'contiguous',
    'toNestedArray',
    'allClose',
    'reshape',
    'copy',
    'wrap',
  ],
  ...['isTensor', 'dtypeOf', 'rowMajorStrides', 'NotStarted', 'ShapeError'],
  ...['seededRandom', 'seededNormal', 'shuffledIndices', 't', 'language'],
];

export interface Compiled {
  readonly code: string;
  /** The line of the answer's file that a place of `code` comes from. */
  readonly lineOf: (line: number, column: number) => number | undefined;
}

/** Plain JavaScript and its source map, or what is wrong: it may cross between processes. */
export type Transpiled = { readonly code: string; readonly map?: string } | { readonly error: Bilingual };

// The parser is native and recursive: ten thousand brackets overflow its stack, and take the process with them.
// A text short enough cannot nest that deep (measured: 4,000 signs never did); a longer one is parsed apart.
const SAFE_LENGTH = 4000;

/** Compiles an answer's text, or says why it cannot be. */
export async function compile(source: string): Promise<Compiled | { readonly error: Bilingual }> {
  const short = source.replace(/\s+/g, '').length <= SAFE_LENGTH;
  const done = short ? transpile(source) : await transpileApart(source);
  return 'error' in done ? done : { code: done.code, lineOf: lineFinder(done.map) };
}

function transpileApart(source: string): Promise<Transpiled> {
  return new Promise((resolve) => {
    const options = { env: {}, timeout: 10_000, killSignal: 'SIGKILL', maxBuffer: 10_000_000 } as const;
    const child = execFile(process.execPath, [join(__dirname, 'transpile.cjs')], options, (error, stdout) => {
      resolve(error === null ? (JSON.parse(stdout) as Transpiled) : { error: say.unreadable });
    });
    child.stdin?.on('error', () => undefined); // it died before it read all: told above
    child.stdin?.end(source);
  });
}

/** TypeScript to JavaScript, in this process. */
export function transpile(source: string): Transpiled {
  try {
    const parser = { syntax: 'typescript' } as const;
    const stripped = transformSync(source, {
      filename: 'answer.ts',
      sourceMaps: true,
      swcrc: false,
      jsc: { parser, target: 'es2022' },
      module: { type: 'es6' },
    });
    const refused = refusedImport(stripped.code);
    if (refused !== undefined) return { error: refused };
    const { code, map } = transformSync(stripped.code, {
      filename: 'answer.ts',
      sourceMaps: true,
      swcrc: false,
      inputSourceMap: stripped.map,
      jsc: { parser: { syntax: 'ecmascript' }, target: 'es2022' },
      module: { type: 'commonjs' },
    });
    return { code, map };
  } catch (error) {
    return { error: syntaxError(String(error instanceof Error ? error.message : error), source) };
  }
}

/** The first import that an answer may not have. What is left after types were stripped is used as a value. */
function refusedImport(code: string): Bilingual | undefined {
  for (const item of parseSync(code, { syntax: 'ecmascript', target: 'es2022' }).body) {
    const from = 'source' in item ? item.source?.value : undefined;
    if (from === undefined) continue;
    if (from !== 'convlab') return say.importRefused(from);
    if (item.type === 'ExportAllDeclaration') return say.engineRefused('*');
    if (item.type !== 'ImportDeclaration' && item.type !== 'ExportNamedDeclaration') continue;
    for (const specifier of item.specifiers) {
      const name =
        specifier.type === 'ImportSpecifier'
          ? (specifier.imported ?? specifier.local).value
          : specifier.type === 'ExportSpecifier'
            ? specifier.orig.value
            : specifier.type === 'ImportDefaultSpecifier'
              ? 'default'
              : undefined;
      if (name !== undefined && !offered.includes(name)) return say.engineRefused(name);
    }
  }
  return undefined;
}

function lineFinder(map: string | undefined): Compiled['lineOf'] {
  let parsed: SourceMap | undefined;
  return (line, column) => {
    if (map === undefined || line < 1) return undefined;
    parsed ??= new SourceMap(JSON.parse(map) as ConstructorParameters<typeof SourceMap>[0]);
    const entry = parsed.findEntry(line - 1, Math.max(0, column - 1));
    return 'originalLine' in entry ? entry.originalLine + 1 : undefined;
  };
}

/** swc's report, cut down to one sentence, and the line as it was written: `x Expected ';', got 'b' … [answer.ts:3:1] … 3 │ …`. */
function syntaxError(report: string, source: string): Bilingual {
  const text = report.replace(/\u001b\[[\d;]*m/g, '');
  const what = /[x×]\s+(.+)/.exec(text)?.[1]?.trim() ?? text.split('\n')[0];
  const line = /\[[^\]\n]*?:(\d+):\d+\]/.exec(text)?.[1] ?? /^\s*(\d+)\s*[│|]/m.exec(text)?.[1];
  if (line === undefined) return say.syntax(what);
  const { en, ko } = say.syntax(what, Number(line));
  const written = `\n${line} | ${(source.split('\n')[Number(line) - 1] ?? '').trim().slice(0, 100)}`;
  return { en: en + written, ko: ko + written };
}
