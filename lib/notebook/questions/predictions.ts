import type { KernelHost } from '../../host/kernel-host';
import { files } from '../../platform/files';

const FOLDER = '.convlab';

/** What a reader chose, by the question's id. */
export type Predictions = Readonly<Record<string, { readonly choice: number } | undefined>>;

/** All choices so far; none where there is no notebook or no file yet, or the file cannot be read. */
export function readPredictions(host: KernelHost | undefined): Predictions {
  if (!host) return {};
  try {
    const read: unknown = JSON.parse(new TextDecoder().decode(files.read(fileOf(host))));
    return typeof read === 'object' && read !== null ? (read as Predictions) : {};
  } catch {
    return {};
  }
}

/** Saves one more choice. */
export function savePrediction(host: KernelHost, id: string, choice: number): void {
  files.makeFolder(files.join(host.root, FOLDER));
  const text = JSON.stringify(
    { ...readPredictions(host), [id]: { choice, at: new Date().toISOString() } },
    null,
    2,
  );
  files.write(fileOf(host), text);
}

function fileOf(host: KernelHost): string {
  return files.join(host.root, FOLDER, 'predictions.json');
}
