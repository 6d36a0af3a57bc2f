export { note, table } from './note';
export { interact, type Controls, type Values } from './interact';
export { slider, choice, toggle, type Control, type SliderOptions } from './widgets/controls';
export { liveFigure, type Live } from './live';
export { progressBar, type ProgressBar, type ProgressBarOptions } from './progress-bar';
export { predict, quiz, recap, type Question } from './predict';
export { yoursOr } from './yours-or';
export type { Showable } from './bundles';
export { formula, type Formula } from './formula';
