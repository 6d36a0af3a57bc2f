import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { interact, NotStarted, predict, recap, slider, yoursOr } from 'convlab';
import { hostKey, type DisplayOptions, type KernelHost, type MimeBundle } from '../../../lib/notebook/host';

interface Shown {
  readonly bundle: MimeBundle;
  readonly options: DisplayOptions | undefined;
}

interface Line {
  readonly state: Readonly<Record<string, unknown>>;
  readonly say: (state: object) => void;
}

let root: string;
let shown: Shown[];
let lines: Line[];

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'convlab-'));
  shown = [];
  lines = [];
  const host: KernelHost = {
    language: 'en',
    root,
    chapter: '01-patterns',
    display: (bundle, options) => shown.push({ bundle, options }),
    openComm: (_target, data, options) => {
      const { state } = data as { state: Record<string, unknown> };
      lines.push({
        state,
        say: (changed) => void options?.onMessage?.({ method: 'update', state: changed }),
      });
      return { id: String(lines.length), send: () => undefined, close: () => undefined };
    },
    interrupts: () => 0,
  };
  Object.assign(globalThis, { [hostKey]: host });
});

afterEach(() => {
  Reflect.deleteProperty(globalThis, hostKey);
  rmSync(root, { recursive: true });
});

const model = (name: string): Line => lines.find(({ state }) => state._model_name === `${name}Model`)!;
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 150));

test('interact: shows a first result, then only the last of a burst, in the same place; errors too', async () => {
  const seen: number[] = [];
  await interact({ stride: slider(1, 4) }, ({ stride }) => {
    seen.push(stride);
    if (stride === 4) throw new RangeError('too far');
    return `stride ${stride}`;
  });
  const place = shown[1].options?.displayId;
  expect(shown[1]).toMatchObject({ bundle: { 'text/plain': 'stride 1' }, options: { update: false } });
  model('IntSlider').say({ value: 2 });
  model('IntSlider').say({ value: 3 });
  await settled();
  expect(seen).toEqual([1, 3]);
  model('IntSlider').say({ value: 4 });
  await settled();
  expect(shown.slice(2)).toMatchObject([
    { bundle: { 'text/plain': 'stride 3' }, options: { displayId: place, update: true } },
    { bundle: { 'text/plain': 'RangeError: too far' }, options: { displayId: place, update: true } },
  ]);
});

test('predict and recap: a choice is kept on disk and comes back beside the answer', () => {
  const question = { question: 'Which?', choices: ['left', 'right'], answer: 1, why: 'So it is.' };
  predict('a', question);
  expect(recap(['a']).alt).toContain('| Which? | no prediction made | right | So it is. |');
  model('RadioButtons').say({ index: 0 });
  expect(recap(['a']).alt).toContain('| Which? | ✗ left | right | So it is. |');
  model('RadioButtons').say({ index: 1 });
  expect(recap(['a']).alt).toContain('✓ right');
  expect(() => {
    predict('b', { ...question, answer: 2 });
  }).toThrow(RangeError);
});

test("yoursOr: the reader's function as long as it works, then the kit's, said once", () => {
  expect(
    yoursOr(
      (a: number) => a * 2,
      (a) => a,
    )(4),
  ).toBe(8);
  expect(shown).toEqual([]);
  const twice = yoursOr(
    (_: number): number => {
      throw new NotStarted('slideFilter');
    },
    (a) => a + 1,
  );
  expect([twice(1), twice(2)]).toEqual([2, 3]);
  expect(shown).toHaveLength(1);
  expect(shown[0].bundle['text/plain']).toContain('`slideFilter` is not written yet');
});
