// A process that runs sequences of cells, as the kernel does, for tests: jest's own modules live in a context of
// their own, where the kernel's scripts would not find their globals.

import util from 'node:util';
import { Compiler } from '../../../tools/kernel/compile/compiler';
import { projectRoot } from '../../../tools/kernel/project-root';
import { installAwaiter } from '../../../tools/kernel/run/awaiter';
import { Cells } from '../../../tools/kernel/run/cells';

export type Outcome = { value: string } | { error: string; message: string };

installAwaiter(() => false);
const compiler = new Compiler(projectRoot);
const cells = new Cells({ compiler, protect: (task) => task() });
let count = 0;

async function runCell(code: string): Promise<Outcome> {
  try {
    const result = await cells.run(code, `In[${++count}]`);
    return { value: result ? util.inspect(result[0], { depth: 5 }) : 'nothing' };
  } catch (error) {
    const isError = error instanceof Error;
    return { error: isError ? error.name : 'Thrown', message: isError ? error.message : util.inspect(error) };
  }
}

process.on('message', (codes: string[]) => {
  void (async () => {
    const outcomes: Outcome[] = [];
    for (const code of codes) outcomes.push(await runCell(code));
    process.send?.(outcomes);
  })();
});
