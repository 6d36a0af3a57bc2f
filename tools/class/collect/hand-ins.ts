import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What one student handed in: one or more files or folders of the inbox, and the names they go by. */
export interface HandIn {
  readonly names: readonly string[];
  readonly paths: readonly string[];
  /** Canvas marks late files. */
  readonly late: boolean;
}

// Moodle: one folder a student, "Min-ji Kim_1234567_assignsubmission_file_" (before 3.x "…_file").
const MOODLE = /^(?<name>.+?)_(?<number>\d+)_assignsubmission_file_?/;
// Canvas: files side by side, "kimminji_LATE_12345_67890_slideFilter-1.ts".
const CANVAS = /^(?<name>[^_]+)_(?<late>LATE_)?(?<number>\d+)_\d+_/;

/** The hand-ins of an inbox: each entry is one student's, but that Canvas puts several files of one side by side. */
export function handInsOf(inbox: string): HandIn[] {
  const byKey = new Map<string, HandIn>();
  for (const entry of readdirSync(inbox).sort()) {
    if (entry.startsWith('.') || entry === '__MACOSX') continue;
    const { names, late } = namesOf(entry);
    const key = names.join('/'); // the number tells two people of one name apart
    const known = byKey.get(key);
    byKey.set(key, {
      names: known?.names ?? names,
      paths: [...(known?.paths ?? []), join(inbox, entry)],
      late: late || (known?.late ?? false),
    });
  }
  return [...byKey.values()];
}

function namesOf(entry: string): { names: string[]; late: boolean } {
  const platform = (MOODLE.exec(entry) ?? CANVAS.exec(entry))?.groups;
  if (platform) return { names: [platform.name, platform.number], late: Boolean(platform.late) };
  const stem = entry.replace(/(\.(zip|ipynb|ts|js))+$/i, '').replace(/\s*\(\d+\)$/, '');
  return { names: [stem], late: false };
}
