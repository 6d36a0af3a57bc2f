import { checkInteger } from './checks';

export interface Window {
  readonly kernel: number;
  readonly stride: number;
  /** Before the first pixel. */
  readonly padding?: number;
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
 * Throws ShapeError where a number is not a whole one in range.
 * Source: Araujo, Norris & Sim 2019, "Computing Receptive Fields of Convolutional Neural Networks", eq. 2.
 */
export function receptiveField(layers: readonly Window[]): ReceptiveField[] {
  const given: unknown = layers;
  if (!Array.isArray(given))
    throw new TypeError('receptiveField: the layers are a list, such as [{ kernel: 3, stride: 1 }]');
  let field: ReceptiveField = { size: 1, jump: 1, start: 0 };
  return layers.map(({ kernel, stride, padding = 0, dilation = 1 }) => {
    checkInteger('receptiveField', 'kernel size', kernel, 1);
    checkInteger('receptiveField', 'stride', stride, 1);
    checkInteger('receptiveField', 'padding', padding, 0);
    checkInteger('receptiveField', 'dilation', dilation, 1);
    field = {
      size: field.size + dilation * (kernel - 1) * field.jump,
      jump: field.jump * stride,
      start: field.start - padding * field.jump,
    };
    return field;
  });
}
