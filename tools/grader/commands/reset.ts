import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { both } from '../both';
import { starterFor } from '../grade';
import { answerFile, type Place } from '../course/places';
import { root, stateFolder } from '../paths';
import { isPristine } from '../course/starter.cjs';
import type { Options } from './options';

/** Puts the starter back; what was written is kept under .convlab/backup with the date in its name. */
export function reset(place: Place, { folder, language }: Options): number {
  const file = answerFile(folder, place);
  const starter = starterFor(place);
  const write = (en: string, ko: string): void => void process.stdout.write(`${both(en, ko)[language]}\n`);
  if (existsSync(file)) {
    if (isPristine(readFileSync(file, 'utf8'), starter)) {
      write(`${place.id} is its starter already.`, `${place.id}은(는) 이미 처음 상태입니다.`);
      return 0;
    }
    const backup = freeName(join(stateFolder, 'backup', place.chapter, `${place.id}-${stamp(new Date())}`));
    mkdirSync(dirname(backup), { recursive: true });
    copyFileSync(file, backup);
    const shown = relative(root, backup);
    write(`What you wrote is kept in ${shown}`, `지금까지 쓴 것은 ${shown}에 남겨 두었습니다.`);
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, starter);
  write(`${place.id} is a starter again.`, `${place.id}을(를) 처음 상태로 되돌렸습니다.`);
  return 0;
}

/**
 * Writes the starters that are missing, and those whose text is out of date while nobody has begun: their code,
 * comments aside, is the new starter's. What a student wrote is never touched.
 */
export function writeStarters(places: readonly Place[], { folder }: Options): number {
  for (const place of places) {
    const file = answerFile(folder, place);
    const starter = starterFor(place);
    const old = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
    if (old === starter) continue;
    if (old !== undefined && !isPristine(codeOf(old), codeOf(starter))) {
      process.stdout.write(`kept     ${place.chapter}/${place.id}.ts: somebody has begun\n`);
      continue;
    }
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, starter);
    process.stdout.write(`written  ${place.chapter}/${place.id}.ts\n`);
  }
  return 0;
}

/** A text without comments and imports. */
function codeOf(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$|^import .*$/gm, '');
}

function stamp(date: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()].map(two).join('-');
  return `${day}-${[date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join('')}`;
}

function freeName(start: string): string {
  let name = `${start}.ts`;
  for (let i = 2; existsSync(name); i++) name = `${start}-${i}.ts`;
  return name;
}
