import type { Language } from '../language';

/** One output in several formats, by MIME type: a front end shows the richest one it can. */
export type MimeBundle = Readonly<Record<string, unknown>>;

/** A value with this method is displayed as what it returns: `[Symbol.for('Jupyter.display')](): MimeBundle`. */
export const jupyterDisplay: unique symbol = Symbol.for('Jupyter.display') as never;

/** An open comm to an object in the browser (an ipywidgets model). */
export interface Comm {
  readonly id: string;
  send(data: object): void;
  close(): void;
}

export interface CommOptions {
  readonly metadata?: object;
  /** The cell whose next run closes the comm, some time later. Default: the one that opens it. */
  readonly cell?: string;
  onMessage?(data: unknown): void | Promise<void>;
}

export interface DisplayOptions {
  readonly metadata?: object;
  /** A name under which the output can be replaced later. */
  readonly displayId?: string;
  /** Replace the output that was shown under `displayId`. */
  readonly update?: boolean;
}

/** What the notebook kernel offers to the library. Undefined outside a notebook. */
export interface KernelHost {
  readonly language: Language;
  /** The course's folder. */
  readonly root: string;
  /** The notebook's chapter, `01-patterns`, or '' where it is not known. */
  readonly chapter: string;
  /** The cell whose code is running, or whose slider or button was used, where the front end names its cells. */
  readonly cell?: string;
  /** What the notebook's cells use as their answer to an exercise; undefined where its cell was not run as it is saved. */
  answer?(id: string): unknown;
  display(bundle: MimeBundle, options?: DisplayOptions): void;
  openComm(target: string, data: object, options?: CommOptions): Comm;
  /** The number of interrupts so far; a long loop compares it with the number at its start. */
  interrupts(): number;
}

/** The same host, whose comms close with the cell that is running now, whenever they are opened. */
export function inThisCell(host: KernelHost): KernelHost {
  const { cell } = host;
  return { ...host, openComm: (target, data, options) => host.openComm(target, data, { cell, ...options }) };
}

/**
 * Marks a promise that handles Interrupt itself and still resolves, with partial results: the cell that awaits it goes on.
 * Any other await ends with its cell.
 */
export function endsWhenInterrupted<T>(work: Promise<T>): Promise<T> {
  return Object.assign(work, { [Symbol.for('convlab.endsWhenInterrupted')]: true });
}

/** The kernel this code runs in, or undefined in a plain script or a test. */
export function kernelHost(): KernelHost | undefined {
  return (globalThis as { [hostKey]?: KernelHost })[hostKey];
}

/** Where a kernel puts its KernelHost. */
export const hostKey: unique symbol = Symbol.for('convlab.kernel') as never;
