import type { Bilingual } from 'convlab';
import type { CheckStatus } from '../../../lib/notebook/exercise/payload';
import type { Exercise } from '../course/spec';
import { printedText } from '../wire/replies';
import { holdsNaN } from '../wire/values';
import { difference } from './compare';
import type { Outcome, PreparedCase } from './expected';
import { say } from './messages';
import { misconceptionOf } from './recognize';
import { shownCase } from './shown-case';

// What outcomes are worth, and what is said about them. No process is started here.

export interface CaseVerdict {
  readonly name: Bilingual;
  readonly passed: boolean;
  readonly points: number;
  readonly maxPoints: number;
  readonly message: Bilingual;
  /** The name of the misconception that gives the same outputs, or null. */
  readonly misconception: string | null;
}

export interface Verdict {
  readonly id: string;
  readonly status: CheckStatus;
  /** What belongs to no case. */
  readonly message: Bilingual;
  readonly points: number;
  readonly maxPoints: number;
  readonly cases: readonly CaseVerdict[];
  /** What the answer printed. */
  readonly printed: string;
}

export const nothing: Bilingual = { en: '', ko: '' };

/** Where in the answer's file a line of the running code stands. */
export type LineOf = (line: number, column: number) => number | undefined;

export interface Run {
  readonly exercise: Exercise;
  readonly cases: readonly PreparedCase[];
  /** One for each case that was run. */
  readonly outcomes: readonly Outcome[];
  /** How the process ended, where it did not reach the last case. */
  readonly ending?: { readonly status: CheckStatus; readonly message: Bilingual };
  /** Why the cases after the last outcome were not run. */
  readonly stopped?: Bilingual;
  readonly printed?: string;
  readonly lineOf?: LineOf;
}

/** The verdict on a run: every case for itself, then the misconception that explains them all. */
export function verdictOf({
  exercise,
  cases,
  outcomes,
  ending,
  stopped,
  printed = '',
  lineOf,
}: Run): Verdict {
  const begun = outcomes.some(({ k }) => k !== 'not-started');
  const verdicts = cases.map((one, i) =>
    i < outcomes.length
      ? judge(exercise, one, outcomes[i], lineOf)
      : failedCase(one, ending && i === outcomes.length ? say.stoppedHere : say.notRun),
  );
  if (outcomes.length > 0 && !begun && ending === undefined) {
    return total(exercise.id, 'not-started', say.notStarted, verdicts, printed);
  }
  const misconception = misconceptionOf(exercise, cases, outcomes);
  const first = verdicts.findIndex(({ passed }) => !passed);
  const shown = outcomes.at(first);
  if (
    first >= 0 &&
    first < outcomes.length &&
    shown?.k === 'returned' &&
    isWrong(exercise, cases[first], shown)
  ) {
    const lines = shownCase(exercise, cases[first], shown.value);
    verdicts[first] = { ...verdicts[first], message: joined(verdicts[first].message, lines) };
  }
  const named = (misconception ? verdicts : withWhyNaN(verdicts, outcomes)).map((verdict, i) =>
    misconception === undefined || verdict.passed || i >= outcomes.length
      ? verdict
      : {
          ...verdict,
          misconception: misconception.name,
          message: joined(verdict.message, misconception.message),
        },
  );
  const status = ending?.status ?? (named.every(({ passed }) => passed) ? 'passed' : 'failed');
  return total(exercise.id, status, ending?.message ?? stopped ?? nothing, named, printed);
}

/** Says once how NaN comes about, where no line of the answer is known that reads outside of a tensor. */
function withWhyNaN(verdicts: readonly CaseVerdict[], outcomes: readonly Outcome[]): readonly CaseVerdict[] {
  if (outcomes.some((one) => one.k === 'returned' && one.outside !== undefined)) return verdicts;
  const first = outcomes.findIndex(
    (one, i) => one.k === 'returned' && !verdicts[i].passed && holdsNaN(one.value),
  );
  return verdicts.map((verdict, i) =>
    i === first ? { ...verdict, message: joined(verdict.message, say.whyNaN) } : verdict,
  );
}

/** A verdict without a run: not started, or an answer that cannot be read. */
export function notRunVerdict(
  exercise: Exercise,
  cases: readonly PreparedCase[],
  status: CheckStatus,
  message: Bilingual,
  printed = '',
): Verdict {
  const verdicts = cases.map((one) => failedCase(one, say.notRun));
  return total(exercise.id, status, message, verdicts, printed);
}

/** One case's verdict. */
export function judge(
  exercise: Exercise,
  one: PreparedCase,
  outcome: Outcome,
  lineOf: LineOf | undefined,
): CaseVerdict {
  const { name, points } = one;
  switch (outcome.k) {
    case 'not-started':
      return failedCase(one, say.partlyNotStarted);
    case 'refused':
      return failedCase(one, refusal(outcome.message));
    case 'threw': {
      const { name: error, message } = outcome;
      const line = lineOf?.(outcome.line, outcome.column);
      const deep = message.includes('Maximum call stack');
      return failedCase(
        one,
        deep ? say.tooDeep(line) : say.threw(error, message, line, one.raw.includes('"k":"raw"')),
      );
    }
    case 'returned': {
      const differs = difference(outcome.value, one.expected, exercise.compare ?? 'close');
      if (differs !== undefined) {
        const { outside } = outcome;
        if (outside === undefined) return failedCase(one, differs);
        const { arg, line, column } = outside;
        const where = say.outside(outside, exercise.parameters[arg], lineOf?.(line, column));
        return failedCase(one, joined(differs, where));
      }
      if (outcome.changed >= 0) {
        const input = exercise.parameters[outcome.changed] ?? `#${outcome.changed + 1}`;
        return failedCase(
          one,
          say.changedInput(input, Array.isArray((JSON.parse(one.raw) as unknown[])[outcome.changed])),
        );
      }
      return { name, passed: true, points, maxPoints: points, message: nothing, misconception: null };
    }
  }
}

/** Of 'fs', or of 'convlab.conv2d'. */
export function refusal(what: string): Bilingual {
  const name = /^convlab\.(.*)$/.exec(what)?.[1];
  return name === undefined ? say.importRefused(what) : say.nameRefused(name);
}

/** Whether a value came out that can be set beside the right one. */
function isWrong(exercise: Exercise, { expected }: PreparedCase, outcome: Outcome): boolean {
  if (outcome.k !== 'returned' || isHopeless(outcome)) return false;
  return difference(outcome.value, expected, exercise.compare ?? 'close') !== undefined;
}

/** Whether other arguments could not help: what came out is no value, or calling the function is no use at all. */
export function isHopeless(outcome: Outcome): boolean {
  if (outcome.k !== 'returned') return false;
  const { value } = outcome;
  return typeof value === 'object' && value !== null && 'k' in value && value.k === 'unsupported';
}

function failedCase({ name, points }: PreparedCase, message: Bilingual): CaseVerdict {
  return { name, passed: false, points: 0, maxPoints: points, message, misconception: null };
}

function total(
  id: string,
  status: CheckStatus,
  message: Bilingual,
  cases: readonly CaseVerdict[],
  printed: string,
): Verdict {
  const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
  // What a forger touched counts for nothing.
  const kept =
    status === 'protocol-error' ? cases.map((one) => ({ ...one, passed: false, points: 0 })) : cases;
  return {
    id,
    status,
    message,
    points: sum(kept.map(({ points }) => points)),
    maxPoints: sum(kept.map(({ maxPoints }) => maxPoints)),
    cases: kept,
    printed: printedText(printed),
  };
}

const joined = (a: Bilingual, b: Bilingual): Bilingual => ({
  en: `${a.en}\n${b.en}`,
  ko: `${a.ko}\n${b.ko}`,
});
