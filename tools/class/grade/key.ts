import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The bytes of a student's answers, by exercise. */
export type Answers = ReadonlyMap<string, Buffer>;

export function answersOf(
  folder: string,
  exercises: readonly { readonly chapter: string; readonly id: string }[],
): Answers {
  const found = new Map<string, Buffer>();
  for (const { chapter, id } of exercises) {
    const file = join(folder, chapter, `${id}.ts`);
    if (existsSync(file)) found.set(id, readFileSync(file));
  }
  return found;
}

/** A hash of the answers and of whatever else the marks depend on. */
export function keyOf(answers: Answers, terms: readonly unknown[]): string {
  const hash = createHash('sha256').update(JSON.stringify(terms));
  for (const [id, bytes] of answers) hash.update(`\0${id}\0${bytes.length}\0`).update(bytes);
  return hash.digest('hex');
}

/** A seed for a class that named none: drawn from all answers, so that every shard draws the same. */
export function seedOf(all: Iterable<Answers>): number {
  const hash = createHash('sha256');
  for (const answers of all) hash.update(keyOf(answers, []));
  return hash.digest().readUInt32LE();
}
