import ndarray from 'ndarray';
import type { Bilingual } from 'convlab';
import { both } from '../both';
import type { Exercise } from '../course/spec';
import { decodeArgs } from '../wire/decode';
import { encoder } from '../wire/encode';
import { isHashed, isWireTensor, kindOf, type WireTensor, type WireValue } from '../wire/values';
import { firstDifference, indexOf, show } from './compare';
import type { PreparedCase } from './expected';

// A case that failed, to be looked at: its input, what came out, and what was expected, small enough to be read.

const MOST_VALUES = 24;

const { encodeResult } = encoder();

/** One line for each argument, one for the answer's value and one for the right one. */
export function shownCase(exercise: Exercise, one: PreparedCase, found: WireValue): Bilingual {
  const args = decodeArgs(JSON.parse(one.raw), ndarray).map(
    (arg) => JSON.parse(encodeResult(arg)) as WireValue,
  );
  const names = exercise.parameters;
  const at = partsAt(found, one.expected, exercise.compare ?? 'close');
  const yours = textOf(found, at);
  const right = textOf(one.expected, at);
  const inputs = args.map((arg, i) =>
    both(`input ${names[i]}: ${textOf(arg).en}`, `입력 ${names[i]}: ${textOf(arg).ko}`),
  );
  const lines = [
    ...inputs,
    both(`yours: ${yours.en}`, `답: ${yours.ko}`),
    both(`expected: ${right.en}`, `정답: ${right.ko}`),
  ];
  return both(lines.map(({ en }) => en).join('\n'), lines.map(({ ko }) => ko).join('\n'));
}

/** Where two tensors of one shape part, if that is what they are. */
function partsAt(found: WireValue, expected: WireValue, closeness: 'exact' | 'close'): number | undefined {
  if (!isWireTensor(found) || !isWireTensor(expected)) return undefined;
  if (found.s.join() !== expected.s.join()) return undefined;
  const at = firstDifference(found, expected, closeness);
  return at < 0 ? undefined : at;
}

/** A value as one reads it. Of a large tensor, the numbers along its last axis at a place; of a large list, the first. */
function textOf(value: WireValue, at = 0): Bilingual {
  if (typeof value === 'number') return both(show(value), show(value));
  if (isHashed(value)) return both('?', '?');
  if (isWireTensor(value)) return tensorText(value, at);
  if (Array.isArray(value)) {
    const list = value as readonly WireValue[];
    const entries = list.slice(0, MOST_VALUES).map((entry) => textOf(entry));
    const more = list.length > MOST_VALUES ? ', …' : '';
    return both(
      `[${entries.map(({ en }) => en).join(', ')}${more}]`,
      `[${entries.map(({ ko }) => ko).join(', ')}${more}]`,
    );
  }
  if (typeof value === 'object' && value !== null && 'k' in value && value.k === 'object') {
    const entries = value.v.slice(0, 6).map(([key, entry]) => [key, textOf(entry)] as const);
    return both(
      `{ ${entries.map(([key, { en }]) => `${key}: ${en}`).join(', ')} }`,
      `{ ${entries.map(([key, { ko }]) => `${key}: ${ko}`).join(', ')} }`,
    );
  }
  return kindOf(value);
}

function tensorText({ s, v }: WireTensor, at: number): Bilingual {
  if (v.length <= MOST_VALUES) {
    const text = nested(s, v.map(show));
    return both(text, text);
  }
  const shape = `[${s.join(', ')}]`;
  const length = s[s.length - 1];
  const from = at - (at % length);
  const row = v.slice(from, from + Math.min(length, MOST_VALUES)).map(show);
  const where = [...indexOf(at, s).slice(0, -1), ':'].join(', ');
  const values = `[${row.join(', ')}${length > MOST_VALUES ? ', …' : ''}]`;
  return both(`shape ${shape}, at [${where}] ${values}`, `모양 ${shape}, [${where}] 자리 ${values}`);
}

function nested(shape: readonly number[], texts: readonly string[]): string {
  if (shape.length === 0) return texts[0];
  const size = texts.length / shape[0];
  const parts = Array.from({ length: shape[0] }, (_, i) =>
    nested(shape.slice(1), texts.slice(i * size, (i + 1) * size)),
  );
  return `[${parts.join(', ')}]`;
}
