// Loops on doubles at the top level of a cell: the kernel holds their variables in locals (compile/scope/loops.ts), and
// whoever else reads or assigns one meanwhile must not notice.

import { changing, type Context, type Statement, variable } from './statement';

/** A call of a function that may read or assign the variable, where there is one. */
const orZero = ({ call }: Context): string => call ?? '0';

export const LOOPS = {
  loopAdd: changing(
    (x, { value, given }) => `for (let i = 0; i < ${value}; i++) ${x} += i * 0.5 - (${given});`,
  ),
  loopCall: changing(
    (x, context) =>
      `for (let i = 0; i < 3; i++) { ${x} += 0.25; ${x} = ${x} * 0.5 + ${orZero(context)}; ${orZero(context)}; }`,
  ),
  loopCondition: changing(
    (x, context) => `{ let i = 0; do { ${x} -= 0.125 } while (i++ < 3 && ${x} !== ${orZero(context)}) }`,
  ),
  loopLabels: changing(
    (x, { value }) => `
    outer: for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 3; j++) {
        ${x} += j * 0.5;
        if (j === ${value}) continue outer;
        if (i === ${value} - 2) break outer;
      }
      ${x} *= 0.5;
    }`,
  ),
  loopSteps: changing(
    (x) =>
      `for (let i = 0; i < 2; i++) { ${x} = ${x}++ * 2 + --${x}; ${x} **= 0.5; [0][${x}--]; ${x} ||= 1 }`,
  ),
  loopPatterns: changing(
    (x, { given }) => `for (let i = 0; i < 2; i++) { [${x} = 1] = [${given}, ${x}]; ${x}++ }`,
  ),
  loopOf: changing((x, { given }) => `for (${x} of [${given}, 0.5]) { ${x} += 0.25 }`),
  loopReaders: changing(
    (x) => `{ const read = [() => ${x}]; for (let i = 0; i < 2; i++) { ${x} += 0.5; ${x} += read[0]() } }`,
  ),
  loopWriters: changing(
    (x) => `for (let i = 0; i < 2; i++) { ${x} += 0.5; [1].forEach((n) => { ${x} += n }); ${x} *= 1.5 }`,
  ),
  loopAwaits: changing(
    (x, context) => `
    for (let i = 0; i < 2; i++) {
      ${x} += await Promise.resolve(0.5);
      for (let j = 0; j < 2; j++) ${x} += ${orZero(context)} + j;
    }`,
  ),
  loopAwaitsCalls: changing(
    (x, context) => `
    for (let i = 0; i < 3; i++) {
      ${x} += await Promise.resolve(${orZero(context)});
      if (i === 1) continue;
      ${x} *= 0.5;
    }`,
  ),
  loopAwaitsCondition: changing(
    (x, { value }) => `{ let i = 0; while ((await Promise.resolve(i++)) < ${value}) ${x} -= i * 0.25 }`,
  ),
  loopAwaitsList: changing(
    (x, { given }) => `for (const n of await Promise.resolve([${given}, 0.5])) ${x} += n * 0.5;`,
  ),
  loopForAwait: changing(
    (x, context) => `
    for await (const n of [Promise.resolve(0.5), ${context.given}]) { ${x} = ${x} * 0.5 + n; ${orZero(context)} }`,
  ),
  // Somebody else writes while the loop waits.
  loopAwaitsWriters: changing(
    (x) => `
    for (let i = 0; i < 3; i++) {
      const added = Promise.resolve().then(() => { ${x} += 0.5 });
      ${x} *= 2;
      await added;
      ${x}--;
    }`,
  ),
  loopCatch: changing(
    (x, context) => `
    for (let i = 0; i < 3; i++)
      try { ${x} += 0.5; if (i === 1) throw new Error('one') } catch { ${x} += ${orZero(context)} } finally { ${x}++ }`,
  ),
  loopFail: changing(
    (x, { value }) =>
      `for (let i = 0; ; i++) { ${x} += 0.5; if (i === ${value}) throw new Error('in a loop') }`,
  ),
  loopOfVar: ({ fresh: x, changed, given }: Context): Statement => {
    const body = changed === undefined ? '' : `${changed} += ${x} * 0.5`;
    return {
      cell: `for (var ${x}: number = ${given}, n${x} = 0; n${x} < 3; ${x} += 0.5, n${x}++) { ${body} }`,
      script: `for (var n${x} = 0, _ = ${x} = ${given}; n${x} < 3; ${x} += 0.5, n${x}++) { ${body} }`,
      declares: variable(x, true),
    };
  },
};
