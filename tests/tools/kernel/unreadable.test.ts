// Types that were missing for a moment are not missing forever: TypeScript leaves them out without a word.

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Assistant } from '../../../tools/kernel/assist/assistant';
import { Compiler } from '../../../tools/kernel/compile/compiler';
import { nodeHost } from '../../../tools/kernel/editor/node-host';
import { ts } from '../../../tools/kernel/typescript';

jest.setTimeout(60_000);

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'convlab-A-'));
const inner = path.join(root, 'node_modules', 'kit', 'inner.d.ts');
beforeAll(() => {
  fs.mkdirSync(path.dirname(inner), { recursive: true });
  fs.writeFileSync(path.join(root, 'node_modules', 'kit', 'index.d.ts'), "export * from './inner';\n");
  fs.writeFileSync(inner, 'export declare function reach(): number;\n');
});
afterAll(() => {
  fs.rmSync(root, { recursive: true });
});
afterEach(() => {
  jest.restoreAllMocks();
});

/** The file cannot be read until `heal` is called, or so many times. */
function spoil(times: number): () => void {
  const read = ts.sys.readFile.bind(ts.sys);
  let left = times;
  jest
    .spyOn(ts.sys, 'readFile')
    .mockImplementation((name, encoding) =>
      fs.realpathSync(inner) === name && left-- > 0 ? undefined : read(name, encoding),
    );
  return () => {
    left = 0;
  };
}

function runCell(compiler: Compiler): void {
  compiler.compile("import * as kit from 'kit';").publish('kit');
}

function members(assistant: Assistant): string[] {
  return assistant.complete('kit.re', 6).entries.map(({ name }) => name);
}

const folder = fs.realpathSync(root);

test('what cannot be read once is read again', () => {
  spoil(1);
  const compiler = new Compiler(folder);
  runCell(compiler);
  expect(members(new Assistant(compiler))).toEqual(['reach']);
});

test('what cannot be read for longer is there for the next question', () => {
  const heal = spoil(Infinity);
  const compiler = new Compiler(folder);
  const assistant = new Assistant(compiler);
  runCell(compiler);
  expect(members(assistant)).toEqual([]);
  heal();
  expect(members(assistant)).toEqual(['reach']);
});

test('what the compiler reads between two questions takes nothing from the help', () => {
  const compiler = new Compiler(folder);
  const assistant = new Assistant(compiler);
  runCell(compiler);
  expect(assistant.complete('1', 1)).toBeDefined();
  compiler.warmUp('language');
  compiler.compile('kit');
  expect(members(assistant)).toEqual(['reach']);
});

test('the help in an editor looks for it again', () => {
  const heal = spoil(Infinity);
  const { files } = nodeHost(folder);
  const name = fs.realpathSync(inner);
  expect(files.read(name)).toBeUndefined();
  heal();
  expect(files.read(name)).toContain('reach');
});
