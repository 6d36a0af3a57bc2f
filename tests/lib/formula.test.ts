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
