import type { Options } from '@swc/core';
import type { CompileReply } from '../../wire/replies';
import swc from '../../swc-options.cjs';
import { lineTable } from '../../wire/line-table';
import { isOffered } from './offered';
import { parseSync, transformSync } from './swc';

// TypeScript in, plain JavaScript out: types are stripped and not checked, so an unused variable or a wrong annotation
// costs no point. What may be imported is decided here, before anything runs. No file is read: neither a configuration
// nor a source map that the answer names.

const common: Options = { ...swc.options, filename: 'answer.ts', sourceMaps: true };

/** Compiles an answer's text, or says why it cannot be. */
export function transpile(source: string): CompileReply {
  try {
    const stripped = transformSync(source, {
      ...common,
      inputSourceMap: false,
      jsc: { ...swc.options.jsc, ...swc.decorators },
      module: { type: 'es6' },
    });
    const refused = refusedImport(stripped.code);
    if (refused !== undefined) return refused;
    const { code, map = '{"mappings":""}' } = transformSync(stripped.code, {
      ...common,
      inputSourceMap: stripped.map,
      jsc: { ...swc.options.jsc, parser: { syntax: 'ecmascript' } },
    });
    return { k: 'compiled', code, lines: lineTable((JSON.parse(map) as { mappings: string }).mappings) };
  } catch (error) {
    return syntaxError(String(error instanceof Error ? error.message : error), source);
  }
}

/** The first import that an answer may not have. What is left after types were stripped is used as a value. */
function refusedImport(code: string): CompileReply | undefined {
  const refusal = (from: string, name: string): CompileReply => ({ k: 'import-refused', from, name });
  for (const item of parseSync(code, { syntax: 'ecmascript', target: 'es2022' }).body) {
    const from = 'source' in item ? item.source?.value : undefined;
    if (from === undefined) continue;
    if (from !== 'convlab') return refusal(from, '');
    if (item.type === 'ExportAllDeclaration') return refusal(from, '*');
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
      if (name !== undefined && !isOffered(name)) return refusal(from, name);
    }
  }
  return undefined;
}

/** SWC's report, cut down to one sentence, and the line as it was written: `x Expected ';', got 'b' … [answer.ts:3:1] … 3 │ …`. */
function syntaxError(report: string, source: string): CompileReply {
  const text = report.slice(0, 20_000).replace(/\u001b\[[\d;]*m/g, '');
  const what = /[x×]\s+(.+)/.exec(text)?.[1]?.trim() ?? text.split('\n')[0];
  const line = /\[[^\]\n]*?:(\d+):\d+\]/.exec(text)?.[1] ?? /^\s*(\d+)\s*[│|]/m.exec(text)?.[1];
  if (line === undefined) return { k: 'syntax', what, line: null, written: '' };
  const written = (source.split('\n')[Number(line) - 1] ?? '').trim().slice(0, 100);
  return { k: 'syntax', what, line: Number(line), written };
}
