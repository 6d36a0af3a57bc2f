// The name that an answer's code counts what it makes by (count-allocations.ts): another one each time, which no answer can
// have chosen for something of its own. The code's first line says it, before the answer's own lines.

const HEAD = /^\/\*(made_[0-9a-f]{16})\*\//;

export function newCounter(): { readonly name: string; readonly head: string } {
  const digits = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  );
  const name = `made_${digits.join('')}`;
  return { name, head: `/*${name}*/` };
}

/** The name in a code; undefined where it counts nothing. */
export const counterOf = (code: string): string | undefined => HEAD.exec(code)?.[1];
