import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { learningRecord } from 'convlab';

test('take-apart: seven networks from three seeds, each judged as often', () => {
  const { curves, command } = learningRecord('take-apart');
  expect(command).toBe('npx ts-node examples/take-apart.ts');
  expect(new Set(curves.map(({ name }) => name.en)).size).toBe(7);
  expect(new Set(curves.map(({ seed }) => seed))).toEqual(new Set([1, 2, 3]));
  expect(curves).toHaveLength(21);
  for (const { epochs, train, test, testLoss } of curves) {
    expect(epochs).toEqual(curves[0].epochs);
    for (const values of [train, test, testLoss]) expect(values).toHaveLength(epochs.length);
    for (const share of [...train, ...test]) expect(share >= 0 && share <= 1).toBe(true);
  }
});

test('a record of your own folder; and none of that name', () => {
  const folder = mkdtempSync(join(tmpdir(), 'convlab-record-'));
  writeFileSync(join(folder, 'mine.json'), '{"command":"mine","engine":"naive","seconds":1,"curves":[]}');
  expect(learningRecord('mine', { folder }).engine).toBe('naive');
  expect(() => learningRecord('yours', { folder })).toThrow('learningRecord: there is no ');
});
