import ndarray from 'ndarray';
import type { Case, Exercise, OwnAnswer } from '../course/spec';
import { decodeArgs } from '../wire/decode';
import type { Outcome } from '../wire/outcome';
import type { WireValue } from '../wire/values';
import { hashOf, unpack, type SealedOutcome, type SealedSpec, type SealedValue } from './format';

/** The exercise of a sealed spec. Its cases are those that were drawn when it was sealed, whatever the generator. */
export function openSealed(bytes: Uint8Array): Exercise {
  const spec = unpack(bytes);
  return {
    ...spec,
    solution: lookedUp(spec, spec.right),
    misconceptions: spec.misconceptions.map(({ name, message, outcomes }) => ({
      name,
      message,
      answer: lookedUp(spec, outcomes),
    })),
    cases: () =>
      spec.cases.map(({ name, points, raw }): Case => ({
        name,
        points,
        args: decodeArgs(JSON.parse(raw), ndarray),
      })),
  };
}

/** An answer known by what it gave in each case; it gives an error for other arguments. */
function lookedUp({ cases, salt }: SealedSpec, outcomes: readonly SealedOutcome[]): OwnAnswer {
  const known = new Map(cases.map(({ raw }, i) => [raw, outcomes[i]]));
  return {
    outcomeOf(raw): Outcome {
      const found = known.get(raw);
      if (found === undefined) {
        return { k: 'threw', name: 'Error', message: 'the sealed spec has no such case', line: 0, column: 0 };
      }
      return found.k === 'returned' ? { ...found, value: opened(found.value, salt) } : found;
    },
  };
}

function opened(value: SealedValue, salt: string): WireValue {
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return value.map((entry) => opened(entry, salt));
  if (value.k === 'hash') return { k: 'hashed', matches: (found) => hashOf(found, salt) === value.v };
  if (value.k === 'object')
    return { k: 'object', v: value.v.map(([key, entry]) => [key, opened(entry, salt)]) };
  return value;
}

const isList = (value: SealedValue): value is readonly SealedValue[] => Array.isArray(value);
