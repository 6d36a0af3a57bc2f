/** The program that the library runs in: a notebook's kernel, a terminal, or neither. */
export type { Comm, CommOptions, DisplayOptions, KernelHost, MimeBundle } from './kernel-host';
export { milliseconds } from './milliseconds';
export { progressBar, type ProgressBar, type ProgressBarOptions } from './progress-bar';
