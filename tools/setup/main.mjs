// @ts-check
// main.mjs <command>: `npm start`, `npm test`, `npm run build`, `npm run doctor`. In syntax that old Nodes parse, so that
// they can name what is missing; a command is imported only where Node is new enough.
import { runOnNewNode } from './base/node-version.mjs';

/** @type {Partial<Record<string, () => Promise<{ main: (args: string[]) => Promise<number> }>>>} */
const commands = {
  start: () => import('./start.mjs'),
  test: () => import('./test.mjs'),
  build: () => import('./build.mjs'),
  doctor: () => import('./doctor/main.mjs'),
};

const command = commands[process.argv[2]];
if (command === undefined) {
  process.stderr.write('main.mjs: a command is one of ' + Object.keys(commands).join(', ') + '\n');
  process.exitCode = 2;
} else {
  runOnNewNode(command, process.argv.slice(3));
}
