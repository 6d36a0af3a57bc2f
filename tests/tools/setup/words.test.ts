import { asksForHelp, readWords } from '../../../tools/setup/base/words.mjs';

const known = { command: 'npm run doctor', switches: ['--json'], values: ['--port'] };

test('words: switches, values with a space or an equals sign, and always --lang and --help', () => {
  const said = readWords(['--json', '--port=9000', '--lang', 'ko'], known);
  expect([...said]).toEqual([
    ['--json', ''],
    ['--port', '9000'],
    ['--lang', 'ko'],
  ]);
  expect(asksForHelp(said)).toBe(false);
  expect([['--help'], ['-h']].map((args) => asksForHelp(readWords(args, known)))).toEqual([true, true]);
});

test.each([
  ['--foo', ['--foo']],
  ['--json=1', ['--json=1']], // a switch has no value
  ['stray', ['--port', '1', 'stray']],
  ['got fr', ['--lang', 'fr']],
  ['got nothing', ['--json', '--lang']],
])('words: refused, and named: %s', (named, args) => {
  expect(() => readWords(args, known)).toThrow(named);
});
