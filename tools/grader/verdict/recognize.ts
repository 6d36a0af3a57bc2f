import type { Exercise, Misconception } from '../course/spec';
import type { WireValue } from '../wire/values';
import { difference } from './compare';
import { call, type Outcome, type PreparedCase } from './expected';
import { emptyTrait, formMistake, generalMistakes, placeTrait, sharedTrait, thrownTrait } from './kinds';

// Which mistake explains a wrong answer: one of the exercise's own misconceptions, else one of a general kind. It has
// to give the very same outputs on every case that was run.

/** The misconception that explains the outcomes, if any of them is wrong. */
export function misconceptionOf(
  exercise: Exercise,
  cases: readonly PreparedCase[],
  outcomes: readonly Outcome[],
): Misconception | undefined {
  const runs = outcomes.map((outcome, i) => ({ outcome, one: cases[i] }));
  const isRight = ({ outcome, one }: (typeof runs)[number]): boolean =>
    alike(exercise, outcome, right(one.expected));
  const failed = runs.filter((run) => !isRight(run));
  if (failed.length === 0) return undefined;
  // A small case that failed first: hardly any other mistake gives the same there.
  const [probe] = [...failed].sort((a, b) => a.one.raw.length - b.one.raw.length);
  const order = [probe, ...failed.filter((run) => run !== probe), ...runs.filter(isRight)];
  const explains = (answer: Misconception['answer'], keys?: readonly string[]): boolean =>
    order.every(({ outcome, one }) => {
      const made = call(answer, one.raw);
      return alike(exercise, outcome, keys === undefined ? made : mixed(one.expected, made, keys));
    });
  const own = exercise.misconceptions.find(({ answer }) => explains(answer));
  if (own !== undefined) return own;
  const failures = failed.map(({ outcome, one: { expected } }) => ({ outcome, expected }));
  const thrown = thrownTrait(failures);
  if (thrown !== undefined) return thrown;
  const pairs = runs.flatMap(({ outcome, one: { expected } }) =>
    outcome.k === 'returned' ? [{ found: outcome.value, expected }] : [],
  );
  const outside = failed.every(({ outcome }) => outcome.k === 'returned' && outcome.outside !== undefined);
  const empty = outside ? undefined : emptyTrait(failures);
  if (empty !== undefined) return empty;
  const form = pairs.length === runs.length ? formMistake(exercise, pairs) : undefined;
  if (form !== undefined) return form;
  const keys = wrongKeys(exercise, pairs);
  for (const mistake of generalMistakes(
    exercise,
    cases.map(({ raw }) => raw),
  )) {
    if (explains(mistake.answer, keys)) return keys === undefined ? mistake : only(mistake, keys);
  }
  return sharedTrait(failures) ?? placeTrait(exercise, failures);
}

const right = (expected: WireValue): Outcome => ({ k: 'returned', value: expected, changed: -1 });

function alike(exercise: Exercise, a: Outcome, b: Outcome): boolean {
  if (a.k !== 'returned' || b.k !== 'returned') return a.k === b.k;
  if (a.changed !== b.changed) return false;
  return difference(a.value, b.value, exercise.compare ?? 'close') === undefined;
}

type Entries = ReadonlyMap<string, WireValue>;

function entriesOf(value: WireValue): Entries | undefined {
  if (typeof value !== 'object' || value === null || !('k' in value) || value.k !== 'object')
    return undefined;
  return new Map(value.v);
}

/** Of results that are objects, the keys whose values are wrong somewhere; undefined where that is all of them. */
function wrongKeys(
  exercise: Exercise,
  pairs: readonly { readonly found: WireValue; readonly expected: WireValue }[],
): readonly string[] | undefined {
  const keys = new Set<string>();
  let count = 0;
  for (const { found, expected } of pairs) {
    const [mine, theirs] = [entriesOf(found), entriesOf(expected)];
    if (mine === undefined || theirs === undefined) return undefined;
    count = theirs.size;
    for (const [key, value] of theirs) {
      const entry = mine.get(key);
      if (entry === undefined || difference(entry, value, exercise.compare ?? 'close') !== undefined)
        keys.add(key);
    }
  }
  return keys.size === count ? undefined : [...keys];
}

/** The right result, with what a mistake makes of some of its entries. */
function mixed(expected: WireValue, made: Outcome, keys: readonly string[]): Outcome {
  const [theirs, wrong] = [entriesOf(expected), made.k === 'returned' ? entriesOf(made.value) : undefined];
  if (theirs === undefined || wrong === undefined) return made;
  const v = [...theirs].map(([key, value]): readonly [string, WireValue] => [
    key,
    (keys.includes(key) ? wrong.get(key) : undefined) ?? value,
  ]);
  return { k: 'returned', value: { k: 'object', v }, changed: -1 };
}

function only({ message, ...rest }: Misconception, keys: readonly string[]): Misconception {
  const list = keys.join(', ');
  return { ...rest, message: { en: `In ${list}: ${message.en}`, ko: `${list}: ${message.ko}` } };
}
