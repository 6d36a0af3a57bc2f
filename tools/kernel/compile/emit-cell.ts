import type TS from 'typescript';
import { asyncToGenerators, useOwnAwaiter } from './async-steps';
import type { Declared, Kind } from './names';
import { scopeTransform } from './scope/transform';

export interface EmittedCell {
  /** The body of a function; of a generator where the cell awaits. */
  body: string;
  map: string;
  awaits: boolean;
  /** What no identifier of the cell contains: the name of the kernel's helpers, and the beginning of its others. */
  prefix: string;
  /** Names whose variables are the function's parameters. */
  parameters: string[];
  /** Names that are given a value where they are declared: all but types. */
  assigned: Set<string>;
  /** The cell's types, where they can be written as declarations. */
  declarations: string | undefined;
}

export interface CellText {
  /** The student's text: `file` holds more. */
  code: string;
  declared: Map<string, Declared>;
  isAmbient(name: string): boolean;
  kind(name: string): Kind | undefined;
  writtenInFunctions: Set<string>;
}

/** A checked cell as JavaScript (scope/transform.ts, async-steps.ts) and as declarations. */
export function emitCell(program: TS.Program, file: TS.SourceFile, { code, ...cell }: CellText): EmittedCell {
  let prefix = '$';
  while (code.includes(prefix)) prefix += '$';
  const checker = program.getTypeChecker();
  const scope = scopeTransform({ ...cell, checker, length: code.length, prefix });
  let awaits = false;
  const after = asyncToGenerators(() => {
    awaits = true;
  });
  let [js, map, declarations] = ['', '', undefined as string | undefined];
  const write = (name: string, text: string): void => {
    if (name.endsWith('.d.ts')) declarations = text;
    else if (name.endsWith('.map')) map = text;
    else js = text;
  };
  program.emit(file, write, undefined, false, { before: [scope.transformer], after });
  const body = useOwnAwaiter(js.replace(/^export \{\};$/m, '').replace(/\/\/# sourceMappingURL=.*\s*$/, ''));
  return {
    body,
    map,
    awaits,
    prefix,
    parameters: [...scope.parameters],
    assigned: scope.assigned,
    declarations,
  };
}
