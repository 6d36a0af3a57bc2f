import { kernelHost } from '../host/kernel-host';
import { liveOutput } from '../host/live-output';
import { terminal } from '../platform/terminal';
import { bundleOf, textOf, type Showable } from './bundles';
import type { Control } from './widgets/controls';
import { showModels } from './widgets/model';

/** Controls by name. */
export type Controls = Readonly<Record<string, Control<unknown>>>;

/** The controls' values, by the same names. */
export type Values<C> = { [K in keyof C]: C[K] extends Control<infer V> ? V : never };

const pause = 20; // milliseconds: a dragged slider sends many values, only the last one of a burst counts

/**
 * Controls above a result that the kernel computes anew whenever one is moved.
 *
 * The first result is computed at once (an error in it fails the cell); later ones replace it in place, errors
 * too. While `f` is at work, new values wait, and only the last ones count. Outside a notebook: one result, as text.
 *
 * @example
 * await interact({ stride: slider(1, 4), on: toggle() }, ({ stride, on }) => imageGrid([…]))
 */
export async function interact<C extends Record<string, Control<unknown>>>(
  controls: { readonly [K in keyof C]: C[K] },
  f: (values: Values<C>) => Showable | Promise<Showable>,
): Promise<void> {
  const entries: [string, Control<unknown>][] = Object.entries<Control<unknown>>(controls);
  const values = Object.fromEntries(entries.map(([name, { value }]) => [name, value]));
  const compute = async (): Promise<Showable> => f({ ...values } as Values<C>);

  const host = kernelHost();
  const output = liveOutput();
  if (!host || !output) {
    terminal.write(`${textOf(await compute())}\n`);
    return;
  }
  const state = { atWork: true, stale: false }; // at work with the first result, below
  const renew = async (): Promise<void> => {
    state.stale = true;
    if (state.atWork) return;
    state.atWork = true;
    while (state.stale) {
      await new Promise((resume) => setTimeout(resume, pause));
      state.stale = false;
      try {
        output(bundleOf(await compute()));
      } catch (error) {
        output(errorBundle(error));
      }
    }
    state.atWork = false;
  };
  const models = entries.map(([name, control]) =>
    control.open(host, control.label ?? name, (value) => {
      values[name] = value;
      void renew();
    }),
  );
  const words = entries.map(([name, { label, shown, choices }]) => `${label ?? name}: ${shown} (${choices})`);
  showModels(host, models, { 'text/plain': words.join('\n') }, 'convlab-interact');
  try {
    output(bundleOf(await compute()));
  } finally {
    state.atWork = false;
    if (state.stale) void renew();
  }
}

function errorBundle(error: unknown): Record<string, string> {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { 'text/markdown': `**${text}**`, 'text/plain': text };
}
