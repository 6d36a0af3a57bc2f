import { readArgs } from '../../../tools/setup/base/args.mjs';

const known = {
  command: 'npm run doctor',
  options: { json: { type: 'boolean' }, port: { type: 'string' } },
} as const;

test('options with and without a value, and always --lang and --help', () => {
  expect({ ...readArgs(['--json', '--port=9000', '--lang', 'ko'], known) }).toEqual({
    json: true,
    port: '9000',
    lang: 'ko',
  });
  expect([['--help'], ['-h'], []].map((args) => readArgs(args, known).help)).toEqual([true, true, undefined]);
});

test.each([
  ['Unknown option: --foo', ['--foo']],
  ['--json', ['--json=1']], // it takes no value
  ['Unknown option: stray', ['--port', '1', 'stray']],
  ['got fr', ['--lang', 'fr']],
  ['--lang', ['--json', '--lang']],
])('refused, by name: %s', (named, args) => {
  expect(() => readArgs(args, known)).toThrow(named);
});
