import { short } from '../format';
import { termsAt, type StepperData, type StepperGeometry } from './terms';

/** The term of one output with its numbers: `y[0, 1] = 1·0.5 + 2·(−1) = −1.5`. */
export function formula(
  data: StepperGeometry & Pick<StepperData, 'values'>,
  row: number,
  column: number,
): string[] {
  const terms = termsAt(data, row, column);
  if (data.mode === 'conv') {
    const products = terms.map(({ x, w }) => `${signed(x)}·${signed(w)}`);
    const bias = data.bias === 0 ? [] : [signed(data.bias)];
    return [
      `y[${row}, ${column}] = ${[...products, ...bias].join(' + ')} = ${short(data.values[0][row][column])}`,
    ];
  }
  return data.values.map((plane, channel) => {
    const seen = terms.filter((term) => term.channel === channel && !term.padded).map(({ x }) => short(x));
    const place = data.values.length === 1 ? `${row}, ${column}` : `${row}, ${column}, ${channel}`;
    const value = short(plane[row][column]);
    return data.mode === 'maxPool'
      ? `y[${place}] = max(${seen.join(', ')}) = ${value}`
      : `y[${place}] = (${seen.map(bracketed).join(' + ')}) / ${seen.length} = ${value}`;
  });
}

/** A negative number in brackets, as one writes it after a dot or a plus. */
function signed(value: number): string {
  return bracketed(short(value));
}

function bracketed(text: string): string {
  return text.startsWith('−') ? `(${text})` : text;
}
