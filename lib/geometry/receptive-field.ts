import { checkInteger, rejectNoLayer } from './checks';

/** A layer's window along one axis. */
export interface LayerWindow {
  readonly kernel: number;
  readonly stride: number;
  /** Before the first pixel. */
  readonly padding?: number;
  /** After the last pixel; `padding` where it is not given. What an output sees does not depend on it. */
  readonly paddingAfter?: number;
  readonly dilation?: number;
}

export interface ReceptiveField {
  /** How many input pixels along the axis one output sees. */
  readonly size: number;
  /** How many input pixels lie between two neighbouring outputs. */
  readonly jump: number;
  /** The first input index that output 0 sees; negative under padding. */
  readonly start: number;
}

/**
 * What one output of each layer sees of the input, layer by layer.
 *
 *     size' = size + dilation · (kernel − 1) · jump      start' = start − padding · jump      jump' = jump · stride
 *
 * Throws ShapeError where a number is not a whole one in range, TypeError for an unknown option.
 * Source: Araujo, Norris & Sim 2019, "Computing Receptive Fields of Convolutional Neural Networks", eq. 2.
 */
export function receptiveField(layers: readonly LayerWindow[]): ReceptiveField[] {
  const given: unknown = layers;
  if (!Array.isArray(given))
    throw new TypeError('receptiveField: the layers are a list, such as [{ kernel: 3, stride: 1 }]');
  let field: ReceptiveField = { size: 1, jump: 1, start: 0 };
  return layers.map(({ kernel, stride, padding = 0, paddingAfter = padding, dilation = 1, ...others }) => {
    rejectNoLayer('receptiveField', others, 'kernel, stride, padding, paddingAfter and dilation');
    checkInteger('receptiveField', 'kernel size', kernel, 1);
    checkInteger('receptiveField', 'stride', stride, 1);
    checkInteger('receptiveField', 'padding', padding, 0);
    checkInteger('receptiveField', 'paddingAfter', paddingAfter, 0);
    checkInteger('receptiveField', 'dilation', dilation, 1);
    field = {
      size: field.size + dilation * (kernel - 1) * field.jump,
      jump: field.jump * stride,
      start: field.start - padding * field.jump,
    };
    return field;
  });
}
