import type { KernelHost } from '../../host/kernel-host';
import { readPredictions, savePrediction } from './predictions';

export interface Question {
  readonly question: string;
  readonly choices: readonly string[];
  /** Which of the choices is right, counted from 0. */
  readonly answer: number;
  readonly why?: string;
}

const asked = new Map<string, Question>();
const watching = new Map<string, Map<string, () => void>>();

/** Records that a question was asked, and notifies its watchers. */
export function noteQuestion(id: string, question: Question): void {
  asked.set(id, question);
  tell(id);
}

/** The questions that were asked since the kernel began, by id. */
export function askedQuestions(): ReadonlyMap<string, Question> {
  return asked;
}

/** What the reader chose, or undefined where nothing was, or where the question had other choices then. */
export function choiceOf(
  host: KernelHost | undefined,
  id: string,
  { choices }: Question,
): number | undefined {
  const choice = readPredictions(host)[id]?.choice;
  return choice !== undefined && choice in choices ? choice : undefined;
}

/** Saves a choice and updates every view of it. */
export function choose(host: KernelHost, id: string, choice: number): void {
  savePrediction(host, id, choice);
  tell(id);
}

/** Calls `see` when a question is asked or answered. One watcher a name: a cell that is run again replaces its own. */
export function watch(name: string, id: string, see: () => void): void {
  const watchers = watching.get(id) ?? new Map<string, () => void>();
  watching.set(id, watchers.set(name, see));
}

function tell(id: string): void {
  for (const see of watching.get(id)?.values() ?? []) see();
}
