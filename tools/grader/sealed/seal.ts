import { createHash } from 'node:crypto';
import type { Exercise, ParsonsHint } from '../course/spec';
import { call, prepareCases } from '../verdict/expected';
import type { Outcome } from '../wire/outcome';
import type { WireValue } from '../wire/values';
import { hashOf, pack, type SealedOutcome, type SealedSpec, type SealedValue } from './format';

/**
 * The sealed form of a spec, its cases drawn with `seed`: the same seed gives the same bytes.
 * `lines` are the solution's, for the puzzle.
 */
export function seal(exercise: Exercise, seed: number, lines: readonly string[]): Uint8Array {
  const { id, title, task, difficulty, minutes, parameters, compare, hints, solution } = exercise;
  const salt = createHash('sha256').update(`${seed} ${id}`).digest('base64url').slice(0, 16);
  const cases = prepareCases(exercise, seed);
  const outcomesOf = (answer: Exercise['solution']): SealedOutcome[] =>
    cases.map(({ raw }) => sealed(call(answer, raw), compare === 'exact' ? salt : undefined));
  const puzzle: ParsonsHint = { ...hints[2], lines };
  const spec: SealedSpec = {
    ...{ id, title, task, difficulty, minutes, parameters, compare, salt },
    hints: [hints[0], hints[1], puzzle],
    cases: cases.map(({ name, points, raw }) => ({ name, points, raw })),
    right: outcomesOf(solution),
    misconceptions: exercise.misconceptions.map(({ name, message, answer }) => ({
      name,
      message,
      outcomes: outcomesOf(answer),
    })),
  };
  return pack(spec);
}

function sealed(outcome: Outcome, salt: string | undefined): SealedOutcome {
  if (outcome.k !== 'returned') return outcome;
  const { k, value, changed } = outcome;
  return { k, value: sealedValue(value, salt), changed };
}

/** With a salt, whole numbers become hashes. Tensors stay values: what is wrong in them is shown place by place. */
function sealedValue(value: WireValue, salt: string | undefined): SealedValue {
  if (typeof value === 'number') return salt === undefined ? value : { k: 'hash', v: hashOf(value, salt) };
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return value.map((entry) => sealedValue(entry, salt));
  if (value.k === 'hashed')
    throw new Error('a sealed spec cannot be sealed again: take the course it was made from');
  if (value.k === 'object')
    return { k: 'object', v: value.v.map(([key, entry]) => [key, sealedValue(entry, salt)]) };
  return value;
}

const isList = (value: WireValue): value is readonly WireValue[] => Array.isArray(value);
