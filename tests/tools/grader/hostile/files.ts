import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import type { CheckStatus } from '../../../../lib/notebook/exercise/payload';

/** An answer that is no plain text file: `make` puts it at `file`; `solution` is the kit's own. */
export interface OddFile {
  readonly name: string;
  readonly statuses: readonly CheckStatus[];
  readonly make: (file: string, solution: string) => void;
}

export const oddFiles: readonly OddFile[] = [
  {
    name: 'a link to the solution',
    statuses: ['compile-error'],
    make: (file, solution) => {
      symlinkSync(solution, file);
    },
  },
  {
    name: 'its folder a link to the solutions',
    statuses: ['compile-error'],
    make: (file, solution) => {
      rmSync(dirname(file), { recursive: true });
      symlinkSync(dirname(solution), dirname(file));
    },
  },
  {
    name: 'a link to nowhere',
    statuses: ['compile-error'],
    make: (file) => {
      symlinkSync('/nowhere', file);
    },
  },
  {
    name: 'a link to endless zeros',
    statuses: ['compile-error'],
    make: (file) => {
      symlinkSync('/dev/zero', file);
    },
  },
  {
    name: 'a folder',
    statuses: ['compile-error'],
    make: (file) => {
      mkdirSync(file);
    },
  },
  {
    name: 'a pipe',
    statuses: ['compile-error'],
    make: (file) => {
      execFileSync('mkfifo', [file]);
    },
  },
  { name: 'no file', statuses: ['not-started'], make: () => undefined },
  {
    name: 'an empty file',
    statuses: ['not-started'],
    make: (file) => {
      writeFileSync(file, '\uFEFF\r\n \n');
    },
  },
  {
    name: 'bytes that are no UTF-8',
    statuses: ['compile-error'],
    make: (file) => {
      writeFileSync(file, Buffer.from([0x2f, 0x2f, 0xff, 0xfe, 0x0a]));
    },
  },
  {
    name: 'UTF-16',
    statuses: ['compile-error'],
    make: (file) => {
      writeFileSync(file, Buffer.from('\uFEFFexport const patternScore = () => 1;', 'utf16le'));
    },
  },
  {
    name: 'UTF-16, the other order',
    statuses: ['compile-error'],
    make: (file) => {
      writeFileSync(file, Buffer.from('\uFEFFexport const patternScore = () => 1;', 'utf16le').swap16());
    },
  },
  {
    name: 'a socket',
    statuses: ['compile-error'],
    make: (file) => {
      createServer().listen(file).unref();
    },
  },
  {
    name: 'ten gigabytes of nothing',
    statuses: ['compile-error'],
    make: (file) => {
      writeFileSync(file, '');
      truncateSync(file, 1e10);
    },
  },
  {
    name: 'a megabyte',
    statuses: ['compile-error'],
    make: (file) => {
      writeFileSync(file, `// ${'x'.repeat(1e6)}`);
    },
  },
  {
    name: 'zero bytes',
    statuses: ['compile-error'],
    make: (file) => {
      writeFileSync(file, '\0'.repeat(1000));
    },
  },
  {
    name: 'brackets ten thousand deep',
    statuses: ['compile-error', 'failed', 'crashed'],
    make: (file) => {
      writeFileSync(file, `export const patternScore = () => ${'['.repeat(1e4)}${']'.repeat(1e4)};`);
    },
  },
];
