import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { choice, interact, predict, quiz, recap, slider, table, toggle } from 'convlab';
import {
  hostKey,
  type DisplayOptions,
  type KernelHost,
  type MimeBundle,
} from '../../../lib/host/kernel-host';

interface Shown {
  readonly bundle: MimeBundle;
  readonly options: DisplayOptions | undefined;
}

interface Line {
  readonly id: string;
  /** As the browser has it: what was opened, and what was sent since. */
  readonly state: Record<string, unknown>;
  readonly say: (state: object) => void;
  readonly click: () => void;
  /** The cell that it ends with. */
  readonly cell: string | undefined;
  closed: boolean;
}

/** The cell that is running. */
let cell: string | undefined;

let root: string;
let shown: Shown[];
let lines: Line[];

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'convlab-'));
  shown = [];
  lines = [];
  cell = undefined;
  const host: KernelHost = {
    language: 'en',
    root,
    chapter: '01-patterns',
    get cell() {
      return cell;
    },
    display: (bundle, options) => shown.push({ bundle, options }),
    openComm: (_target, data, options) => {
      const { state } = data as { state: Record<string, unknown> };
      const id = String(lines.length);
      const line: Line = {
        id,
        state,
        say: (changed) => void options?.onMessage?.({ method: 'update', state: changed }),
        click: () => void options?.onMessage?.({ method: 'custom', content: { event: 'click' } }),
        cell: options?.cell ?? cell,
        closed: false,
      };
      lines.push(line);
      const send = (message: object): void => {
        Object.assign(state, (message as { state?: object }).state);
      };
      const close = (): void => {
        line.closed = true;
      };
      return { id, send, close };
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
const models = (name: string): Line[] => lines.filter(({ state }) => state._model_name === `${name}Model`);
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

test('interact: where no control can be drawn, its words stand: what it is, and what it can be', async () => {
  const filter = choice({ sobel: 'edges', blur: 'soft' }, { value: 'blur', label: 'filter' });
  await interact({ filter, border: toggle(), bias: slider(-1, 4, { value: -0.5 }) }, () => '');
  expect(shown[0].bundle['text/plain']).toBe(
    'filter: soft (edges / soft)\nborder: off (on / off)\nbias: −0.5 (−1 … 4)',
  );
});

test('interact: what is moved while the first result is computed counts in the end', async () => {
  let first: (() => void) | undefined;
  const running = interact({ stride: slider(1, 4) }, async ({ stride }) => {
    if (stride === 1) await new Promise<void>((resolve) => (first = resolve));
    return `stride ${stride}`;
  });
  model('IntSlider').say({ value: 4 });
  await settled();
  first?.();
  await running;
  await settled();
  expect(shown.slice(1).map(({ bundle }) => bundle['text/plain'])).toEqual(['stride 1', 'stride 4']);
});

test.each([
  [slider(0, 1, { step: 0.25, value: 0.75 }), '.2f'],
  [slider(0, 5, { value: 0.5 }), '.1f'],
  [slider(0.125, 5), '.3f'],
  [slider(0, 0.95, { value: 0.9, step: 0.05 }), '.2f'],
  [slider(0, 1, { value: 0.1 + 0.2, step: 0.1 }), '.1f'],
  [slider(0, 1e-6, { step: 1e-7 }), '.7f'],
  [slider(0, 1, { step: 1 / 3 }), '.6f'],
  [slider(1, 4), 'd'],
])('slider %#: reads with every digit it can stop at', async (control, format) => {
  await interact({ control }, ({ control: value }) => String(value));
  expect(lines.map(({ state }) => state.readout_format).filter(Boolean)).toEqual([format]);
});

const side = { question: 'Which side?', choices: ['left', 'right'], answer: 1, why: 'So it is.' };
const count = { question: 'How many?', choices: ['1', '2', '3'], answer: 0, why: 'Only one fits.' };
const html = (part: string): string => {
  const found = models('HTML').filter(({ state }) => String(state.value).includes(part));
  return String(found[found.length - 1].state.value);
};
/** The buttons that the last recap offers for a question, by the order of its questions. */
const buttons = (place: number): Line[] => {
  const shownNow = models('VBox').filter(({ state }) => String(state._dom_classes) === 'convlab-answers');
  const children = shownNow[place].state.children as string[];
  return children.map((reference) => lines.find(({ id }) => reference === `IPY_MODEL_${id}`)!);
};

test('predict and recap: a choice is kept on disk and comes back beside the answer, also as a table', () => {
  predict('a', side);
  predict('b', count);
  model('RadioButtons').say({ index: 0 });
  expect(recap(['a', 'b']).alt).toContain('| Which side? | ✗ left | right | So it is. |');
  model('RadioButtons').say({ index: 1 });
  expect(recap(['a']).alt).toContain('✓ right');
  for (const ask of [predict, quiz])
    expect(() => {
      ask('c', { ...side, answer: 2 });
    }).toThrow(new RangeError(`${ask.name}: answer 2 is none of the 2 choices of c`));
});

test('recap: the table that a notebook saves does not give open questions away', () => {
  predict('a', side);
  predict('b', count);
  const { alt } = recap(['a', 'b']);
  expect(alt.split('\n').filter((line) => line.includes('?'))).toEqual(['| Which side? |', '| How many? |']);
  expect(alt).not.toMatch(/right|So it is|Only one fits|still open/); // nobody is reproached
  models('RadioButtons')[0].say({ index: 1 });
  const { alt: later } = recap(['a', 'b']);
  expect(later).toContain('| Which side? | ✓ right | right | So it is. |');
  expect(later).toMatch(/\| How many\? \| still open \|\s+\|\s+\|/);
  expect(later).not.toContain('Only one fits');
});

test('recap: an open question invites, keeps its answer to itself, and is answered in place', () => {
  predict('a', side);
  predict('b', count);
  const bundle = recap(['a', 'b']).bundle();
  expect(Object.keys(bundle)).toEqual(expect.arrayContaining(['text/markdown', 'text/plain']));
  expect(html('2.')).toMatch(/How many\?.*What would you say now\?/);
  expect(html('2.')).not.toContain('Only one fits.');
  expect(buttons(1).map(({ state }) => state.description)).toEqual(['1', '2', '3']);
  buttons(1)[2].click();
  expect(html('2.')).toMatch(/✗ 3.*what turned out.*1.*Only one fits\./);
  expect(buttons(1)).toEqual([]);
  expect(buttons(0)).toHaveLength(2);
  expect(models('RadioButtons')[1].state.index).toBe(2); // the question above knows it, too
});

test('recap: what is answered further up fills in, and so does a question whose cell is run later', () => {
  recap(['a', 'late']).bundle();
  expect(html('2.')).toContain('its cell has not been run yet');
  predict('late', count);
  expect(html('2.')).toContain('How many?');
  expect(buttons(1)).toHaveLength(3);
  model('RadioButtons').say({ index: 0 });
  expect(html('2.')).toContain('✓ 1');
  expect(buttons(1)).toEqual([]);
});

test('recap: buttons that are replaced are closed, with all that is theirs; the rest stays', () => {
  predict('replaced', side);
  recap(['replaced']).bundle();
  const open = (): Line[] => lines.filter(({ closed }) => !closed);
  const before = open().length;
  predict('replaced', side); // its cell is run again
  const [left, right] = buttons(0);
  expect([left.closed, right.closed]).toEqual([false, false]);
  expect(lines.filter(({ closed }) => closed)).toHaveLength(2 * 3); // buttons, layouts, styles
  const opened = lines.length;
  left.click();
  expect(lines).toHaveLength(opened);
  expect([left.closed, right.closed]).toEqual([true, true]);
  expect(models('Button').every(({ closed }) => closed)).toBe(true);
  expect(model('RadioButtons').closed).toBe(false);
  expect(open().length).toBeLessThan(2 * before);
});

test('recap: buttons end with its own cell, though another one makes them come; shown again, all is anew', () => {
  cell = 'recap’s';
  const figure = recap(['late']);
  figure.bundle();
  cell = 'question’s';
  predict('late', count);
  expect(buttons(0).map((button) => button.cell)).toEqual(['recap’s', 'recap’s', 'recap’s']);
  expect(model('RadioButtons').cell).toBe('question’s');
  cell = 'other';
  figure.bundle();
  expect(models('VBox').pop()!.cell).toBe('other');
});

describe('table: a column', () => {
  const alignments = (...columns: (string | number)[][]): string[] => {
    const rows = columns[0].map((_, i) => columns.map((column) => column[i]));
    const { 'text/markdown': markdown, 'text/plain': text } = table(
      columns.map(() => 'heading'),
      rows,
    ).bundle();
    expect(text).toBe(markdown);
    return String(markdown).split('\n')[1].slice(2, -2).split(' | ');
  };

  test('of numbers stands to the right, also where they carry a unit', () => {
    const columns = [
      [1.5, 31_467_520],
      ['1.2 ms', '337.0 ms'],
      ['85.6 %', '100\u00a0%'],
      ['61,100,840', '760'],
      ['9.4배', '142.8배'],
      ['1.0 times', '150.2 times'],
      ['8.9e-10', '0.0'],
      ['-327.6', '−0.06'],
      ['**3.25**', '2.00'],
      ['12.5', '—'],
      ['', '4.1'],
      [7, 'gone'],
    ];
    expect(alignments(...columns)).toEqual(columns.map(() => '---:'));
  });

  test('of anything else stands to the left', () => {
    const columns = [
      ['conv1', 'dense'],
      ['12', 'gone'],
      ['32 × 32', '64 × 64'],
      ['6 / 6', '2 / 6'],
      ['1 / 3.9', '1 / 8.9'],
      ['397 (0.3 %)', '855 (0.4 %)'],
      ['4.941, -3.781', '3.301, 9.650'],
      ['5·5·3 + 1 = 76', '10'],
      ['seed 1', 'seed 2'],
      ['4 tops at once', '3 kinds of shoes'],
      ['1,2', '12,34'],
      ['—', ''],
    ];
    expect(alignments(...columns)).toEqual(columns.map(() => '---'));
  });
});

describe('table: a cell', () => {
  const lines = (heading: string, ...cells: (string | number)[]): string[] =>
    table(
      [heading],
      cells.map((cell) => [cell]),
    )
      .alt.split('\n')
      .map((line) => line.slice(2, -2));

  test('shows a number in three digits after the point; one that is not 0 never reads 0', () => {
    const numbers = [31467520, 1234.5678, 0.123456, 0.0521, 0, 0.005, 0.00049, 0.0001, -0.0015, 1.2345e-9];
    expect(lines('rate', ...numbers).slice(2)).toEqual([
      ...[
        '31,467,520',
        '1,234.568',
        '0.123',
        '0.052',
        '0',
        '0.005',
        '0.00049',
        '0.0001',
        '−0.0015',
        '1.23e-9',
      ],
    ]);
  });

  test('keeps its bars and lines to itself, headings too; a formula keeps its own', () => {
    expect(lines('|w|', 'a|b', 'a\\|b', 'one\ntwo', '$|w|$ | x')).toEqual([
      ...['\\|w\\|', '---', 'a\\|b', 'a\\|b', 'one two', '$|w|$ \\| x'],
    ]);
  });
});
