// What each notebook's answer cells last wrote, so that a change from elsewhere is seen.

import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { writeAtomically } from '#write-atomically';

export class AnswerRecords {
  private readonly file: string;

  constructor(
    private readonly state: string,
    private readonly notebook: string,
  ) {
    this.file = path.join(state, 'answers.json');
  }

  /** Whether this is what the exercise's cell last ran with in this notebook. */
  isLast(id: string, text: string): boolean {
    return this.read()[this.key(id)] === hash(text);
  }

  set(id: string, text: string): void {
    const records = { ...this.read(), [this.key(id)]: hash(text) };
    writeAtomically(this.file, `${JSON.stringify(records, null, 2)}\n`);
  }

  /** Keeps a dated copy of an answer's file. */
  backUp(id: string, file: string): void {
    const date = new Date().toISOString().replace(/[:.]/g, '-');
    writeAtomically(path.join(this.state, 'backup', `${id}-${date}.ts`), fs.readFileSync(file));
  }

  /** The same exercise in another notebook is another cell. */
  private key(id: string): string {
    return `${id} in ${this.notebook}`;
  }

  private read(): Record<string, string> {
    try {
      return JSON.parse(fs.readFileSync(this.file, 'utf8')) as Record<string, string>;
    } catch {
      return {}; // none yet; a broken one only means to ask once more
    }
  }
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
