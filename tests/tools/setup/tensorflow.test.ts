import { checkNode } from '../../../tools/setup/doctor/checks.mjs';
import { fixTensorflow } from '../../../tools/setup/doctor/engine-checks.mjs';
import { examine } from '../../../tools/setup/doctor/main.mjs';
import { NO_COMPILER } from '../../../tools/setup/tensorflow/build-native.mjs';
import { climb, stillHolds } from '../../../tools/setup/tensorflow/step.mjs';
import { noPython, noVenv } from '../../../tools/setup/steps/venv.mjs';

const quiet = () => undefined;
type Ladder = NonNullable<Parameters<typeof climb>[1]>;
const fails = (reason: string) => () => Promise.reject(new Error(reason));

test('the ladder goes down rung by rung, and keeps each reason', async () => {
  const ladder: Ladder = [
    { name: 'official', backend: 'tensorflow', take: fails('no network') },
    { name: 'built', backend: 'tensorflow', take: fails('no C++ compiler') },
    { name: 'wasm', backend: 'wasm', take: () => Promise.resolve({ version: '4.22.0' }) },
    { name: 'cpu', backend: 'cpu', take: fails('not asked') },
  ];
  expect(await climb(quiet, ladder)).toMatchObject({
    rung: 'wasm',
    backend: 'wasm',
    version: '4.22.0',
    why: ['official: no network', 'built: no C++ compiler'],
  });
});

test('where no rung holds, the choice says so: set-up goes on', async () => {
  const ladder: Ladder = [{ name: 'cpu', backend: 'cpu', take: fails('broken') }];
  expect(await climb(quiet, ladder)).toMatchObject({ rung: 'none', backend: 'none', why: ['cpu: broken'] });
});

describe('a choice stands', () => {
  const choice = { version: '4.22.0', why: [], inputs: 'now' };
  const low = { ...choice, rung: 'wasm', backend: 'wasm' } as const;
  const native = { ...choice, rung: 'built', backend: 'tensorflow' } as const;
  test.each([
    ['a low rung is not tried again at every start', low, 'now', false, true],
    ['until its inputs change', low, 'later', false, false],
    ['a native one while its files are there', native, 'now', true, true],
    ['and not after npm ci took them away', native, 'now', false, false],
    ['nor before there is one', undefined, 'now', true, false],
  ])('%s', (_, made, now, there, expected) => {
    expect(stillHolds(made, now, there)).toBe(expected);
  });
});

describe('doctor', () => {
  test('an old Node is a problem, with a command', () => {
    expect(checkNode('v18.20.4')).toMatchObject([{ state: 'problem', value: 'v18.20.4' }]);
    expect(checkNode('v18.20.4')[0].fix).toBeTruthy();
    expect(checkNode('v20.19.0')).toMatchObject([{ state: 'ok' }]);
  });
  test('where only a compiler is missing, its one command brings it, too', () => {
    const why = ['official: no network', `built: ${NO_COMPILER}`];
    expect(fixTensorflow(why, 'linux')).toBe('sudo apt install g++ && npm run doctor -- --fix');
    expect(fixTensorflow(why, 'darwin')).toBe('npm run doctor -- --fix');
    expect(fixTensorflow(['built: no network'], 'linux')).toBe('npm run doctor -- --fix');
  });
  test('tells each finding as it comes, in order', async () => {
    const seen: string[] = [];
    await examine(
      ({ name, state }) => seen.push(`${name} ${state}`),
      [() => checkNode('v16.0.0'), () => Promise.resolve(checkNode('v22.1.0'))],
    );
    expect(seen).toEqual(['Node problem', 'Node ok']);
  });
  test('no Python, an old one, one without venv: three different sentences', () => {
    expect(new Set([noPython(undefined), noPython('3.8.10'), noVenv('3.11.2')]).size).toBe(3);
    expect(noPython('3.8.10')).toContain('3.8.10');
  });
});
