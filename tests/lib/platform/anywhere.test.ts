import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, resolve } from 'node:path';
import ts from 'typescript';

const lib = resolve(__dirname, '../../../lib');
const sources = readdirSync(lib, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /[.]ts$/.test(file) && !/^(dist|node_modules|wasm.kernels|platform.node)\b/.test(file),
);
const globals = [
  'Buffer',
  'process',
  'global',
  'require',
  'setImmediate',
  '__dirname',
  '__filename',
  'NodeJS',
];

/** What of Node a source names: modules, as imports or in strings, and globals. */
function nodeNames(text: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const isProperty =
      (ts.isPropertyAccessExpression(node.parent) && node.parent.name === node) ||
      (ts.isPropertySignature(node.parent) && node.parent.name === node) ||
      (ts.isPropertyAssignment(node.parent) && node.parent.name === node);
    if (ts.isIdentifier(node) && globals.includes(node.text) && !isProperty) found.push(node.text);
    if (ts.isStringLiteralLike(node) && /^node:/.test(node.text)) found.push(node.text);
    const imports = ts.isImportDeclaration(node) || ts.isExportDeclaration(node);
    const from =
      imports && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)
        ? node.moduleSpecifier.text
        : '';
    if (builtinModules.includes(from) || from === 'pngjs') found.push(from);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(ts.createSourceFile('source.ts', text, ts.ScriptTarget.ES2022, true), visit);
  return found;
}

test('nothing outside lib/platform/node names Node', () => {
  expect(sources.length).toBeGreaterThan(150);
  const named = sources.map((file) => [file, nodeNames(readFileSync(join(lib, file), 'utf8'))] as const);
  expect(named.filter(([, names]) => names.length > 0)).toEqual([]);
});

test('and would be seen, were it there', () => {
  expect(nodeNames("import { join } from 'node:path'; import fs from 'fs';")).toEqual(['node:path', 'fs']);
  expect(nodeNames('const text = Buffer.from(x); if (process.env.A) require(y);')).toEqual([
    'Buffer',
    'process',
    'require',
  ]);
  expect(nodeNames('options.process(x); const o = { global: 1 };')).toEqual([]);
});
