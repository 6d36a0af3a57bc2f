/** The little of jest that the engines' golden cases ask for, in a browser. */

type Rows = readonly object[];

export interface Collected {
  readonly passed: number;
  readonly failed: readonly string[];
}

/** Runs a suite that describes its tests by `describe.each` and `test.each`, and says what failed. */
export function collect(suite: () => void): Collected {
  const failed: string[] = [];
  let passed = 0;
  let path: readonly string[] = [];
  const describe = {
    each: (rows: Rows) => (title: string, body: (row: object) => void) => {
      for (const row of rows) {
        const before = path;
        path = [...path, filled(title, row)];
        body(row);
        path = before;
      }
    },
  };
  const test = {
    each: (rows: Rows) => (title: string, body: (row: object) => void) => {
      for (const row of rows) {
        try {
          body(row);
          passed++;
        } catch (error) {
          failed.push([...path, filled(title, row), String(error)].join(' › '));
        }
      }
    },
  };
  Object.assign(globalThis, { describe, test, expect });
  suite();
  return { passed, failed };
}

function filled(title: string, row: object): string {
  return title.replace(/\$(\w+)/g, (_, name: string) => String((row as Record<string, unknown>)[name]));
}

function expect(found: unknown): Record<string, (wanted: unknown) => void> {
  const check = (holds: boolean, wanted: unknown): void => {
    if (!holds) throw new Error(`found ${JSON.stringify(found)}, expected ${JSON.stringify(wanted)}`);
  };
  return {
    toBe: (wanted) => {
      check(Object.is(found, wanted), wanted);
    },
    toEqual: (wanted) => {
      check(JSON.stringify(found) === JSON.stringify(wanted), wanted);
    },
    toBeLessThanOrEqual: (wanted) => {
      check((found as number) <= (wanted as number), wanted);
    },
  };
}
