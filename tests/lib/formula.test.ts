import { formula } from 'convlab';

const size = formula('floor((input + 2 * padding - kernel) / stride) + 1', { name: 'output' });

test('formula: evaluates to the size of the lecture’s example', () => {
  expect(size.evaluate({ input: 32, kernel: 5, padding: 2, stride: 1 })).toBe(32);
  expect(size.evaluate({ input: 224, kernel: 11, padding: 0, stride: 4 })).toBe(54);
});

test('formula: is typeset with its floor and its variables as words', () => {
  expect(size.tex).toBe(
    '\\text{output} = \\left\\lfloor\\frac{\\text{input}+2\\cdot\\text{padding}-\\text{kernel}}{\\text{stride}}\\right\\rfloor+1',
  );
});

test('formula: shows the numbers in place of the variables, and the value', () => {
  const figure = size.with({ input: 8, kernel: 3, padding: 0, stride: 2 });
  expect(figure.alt).toBe('output = 3');
  expect(figure.bundle()['text/latex']).toContain('\\frac{8+2\\cdot0-3}{2}\\right\\rfloor+1 = 3$$');
});

test('formula: names the variable that has no value', () => {
  expect(() => size.evaluate({ input: 8, kernel: 3, padding: 1 })).toThrow(
    '"stride" has no value; given are input, kernel, padding',
  );
});

describe('formula: in place of a variable,', () => {
  const filled = (expression: string, values: Record<string, number>): string =>
    String(formula(expression).with(values).bundle()['text/latex']).split(' = ').slice(1).join(' = ');

  test('a negative number beside an operator stands in brackets', () => {
    expect(filled('a^2', { a: -3 })).toBe('{\\left(-3\\right)}^{2} = 9$$');
    expect(filled('(a)^2', { a: -3 })).toBe('{\\left(-3\\right)}^{2} = 9$$');
    expect(filled('a - b', { a: 3, b: -2 })).toBe('3-\\left(-2\\right) = 5$$');
    expect(filled('a - b * c', { a: 1, b: -2, c: -3 })).toBe(
      '1-\\left(-2\\right)\\cdot\\left(-3\\right) = -5$$',
    );
    expect(filled('a^2', { a: 1e-7 })).toBe('{\\left(1\\cdot10^{-7}\\right)}^{2} = 1\\cdot10^{-14}$$');
  });

  test('one that a bar holds apart, or a function, needs none', () => {
    expect(filled('a / b', { a: -1, b: -2 })).toBe('\\frac{-1}{-2} = 0.5$$');
    expect(filled('abs(a)', { a: -2 })).toBe('\\left|-2\\right| = 2$$');
  });

  test('numbers are short, and keep their dot', () => {
    expect(filled('a + b', { a: 0.1, b: 0.2 })).toBe('0.1+0.2 = 0.3$$');
    expect(formula('a + b').with({ a: 0.1, b: 0.2 }).alt).toBe('a + b = 0.3');
    expect(filled('a * b', { a: 60965224, b: 1 })).toBe('60965224\\cdot1 = 60965224$$');
    expect(filled('3 * a', { a: 1 / 3 })).toBe('3\\cdot0.3333333 = 1$$');
    expect(filled('2 a', { a: 3 })).toBe('2\\cdot3 = 6$$');
    expect(filled('0 * a', { a: Infinity })).toBe('0\\cdot\\infty = \\text{NaN}$$');
  });
});

test('formula: brackets of the expression are typeset where they are needed', () => {
  expect(formula('((a + b)) * c').tex).toBe('\\left( a+ b\\right)\\cdot c'); // \cdotc would be no TeX
});

test('formula: knows pi and e, unless they are given', () => {
  expect(formula('2 * pi * r').evaluate({ r: 2 })).toBeCloseTo(4 * Math.PI);
  expect(formula('2 * pi * r').tex).toBe('2\\cdot\\pi\\cdot r');
  expect(formula('e^x').evaluate({ x: 1 })).toBeCloseTo(Math.E);
  expect(formula('2 * pi').evaluate({ pi: 3 })).toBe(6);
});
