// What a new cell knows of the cells before it: each name, and the file that declares it.

import type { Kind } from './names';

interface Known {
  /** A cell's file, with its path. */
  file: string;
  kind: Kind;
  /** There at compile time only, or Node's own. */
  ambient: boolean;
}

export class KnownNames {
  private readonly names = new Map<string, Known>();

  set(name: string, known: Known): void {
    this.names.set(name, known);
  }

  kind(name: string): Kind | undefined {
    return this.names.get(name)?.kind;
  }

  /** Whether a name is Node's own, or none at run time: `declare const x: number`. */
  isAmbient(name: string): boolean {
    return this.names.get(name)?.ambient === true;
  }

  /** The files that a name still comes from. */
  files(): Set<string> {
    return new Set([...this.names.values()].map(({ file }) => file));
  }

  all(): Iterable<string> {
    return this.names.keys();
  }

  /**
   * Declarations for the names that a cell mentions, to stand behind its own text: imports, but `declare let` for
   * what may be assigned.
   */
  declarationsFor(mentioned: Iterable<string>): string {
    const imports = new Map<string, string[]>();
    let variables = '';
    for (const name of mentioned) {
      const known = this.names.get(name);
      if (!known) continue;
      const from = `'./${moduleName(known.file)}'`;
      if (known.kind === 'let' || known.kind === 'var')
        variables += `declare let ${name}: typeof import(${from}).${name};`;
      else imports.set(from, [...(imports.get(from) ?? []), name]);
    }
    const lines = [...imports].map(([from, names]) => `import { ${names.join(', ')} } from ${from};`);
    return lines.join('') + variables;
  }
}

/** What stands behind the text of a cell: its names as exports, and the names it takes from others. */
export function suffix(exported: Iterable<string>, declarations: string): string {
  return `\n;export { ${[...exported].join(', ')} };${declarations}`;
}

/** `__cell_3` of `/folder/__cell_3.d.ts`. */
function moduleName(file: string): string {
  return file.replace(/^.*[\\/]/, '').replace(/(\.d)?\.ts$/, '');
}
