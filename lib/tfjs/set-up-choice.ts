import type { TfjsBackend } from '../backend';
import { files } from '../platform/files';

/** What the set-up found out, in .convlab/tensorflow.json of the course's folder; 'none' if nothing worked. */
export interface SetUpChoice {
  readonly backend: TfjsBackend['engine'] | 'none';
  readonly why?: readonly string[];
}

/** Where the set-up records what works, in the course's folder. */
const FINDING = '.convlab/tensorflow.json';

/** What the set-up recorded; undefined where it did not. */
export function readSetUp(): SetUpChoice | undefined {
  const folder = files.folderWith(FINDING);
  if (folder === undefined) return undefined;
  const file = files.join(folder, FINDING);
  if (!files.exists(file)) return undefined;
  try {
    return JSON.parse(new TextDecoder().decode(files.read(file))) as SetUpChoice;
  } catch {
    return undefined; // half-written: find out anew
  }
}
