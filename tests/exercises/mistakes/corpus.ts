import patterns from './01-patterns';
import convLayer from './02-conv-layer';
import stride from './03-stride';
import padding from './04-padding';
import oneByOne from './05-one-by-one';
import convAndFc from './06-conv-and-fc';
import pooling from './07-pooling';
import training from './08-training';
import alexnet from './09-alexnet';
import type { Mistakes } from './mistake';

/** Typical mistakes, exercise by exercise. */
export const corpus: Mistakes = {
  ...patterns,
  ...convLayer,
  ...stride,
  ...padding,
  ...oneByOne,
  ...convAndFc,
  ...pooling,
  ...training,
  ...alexnet,
};
