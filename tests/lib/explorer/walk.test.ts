import { windowGeometry } from '../../../lib/explorer/model/geometry';
import { Walk } from '../../../lib/explorer/model/walk';

function walk(): Walk {
  const one = new Walk();
  one.restart(windowGeometry([7, 9], [2, 2], { stride: 1, padding: 0, dilation: 1 }), { row: 1, column: 1 }); // map [6, 8]
  return one;
}

const at = (one: Walk, row: number, column: number): number => one.visited[row * 8 + column];

test('walk: a quick stroke leaves no holes', () => {
  const one = walk();
  one.moveTo({ row: 4, column: 7 });
  expect(one.place).toEqual({ row: 4, column: 7 });
  for (let column = 1; column <= 7; column++) {
    const rows = [0, 1, 2, 3, 4, 5].filter((row) => at(one, row, column) === 1);
    expect(rows.length).toBeGreaterThan(0);
  }
  expect(one.seen).toBe(7);
});

test('walk: beyond the map it stops at its edge', () => {
  const one = walk();
  one.moveTo({ row: -5, column: 99 });
  expect(one.place).toEqual({ row: 0, column: 7 });
});

test('walk: a sweep goes on as one reads, and says when it is at the end', () => {
  const one = walk();
  expect(one.sweep(8)).toBe(true);
  expect(one.place).toEqual({ row: 2, column: 1 });
  expect(one.seen).toBe(9);
  expect(one.sweep(1000)).toBe(false);
  expect(one.place).toEqual({ row: 5, column: 7 });
  expect(one.atEnd).toBe(true);
});

test('walk: what is fresh is what nobody has drawn yet', () => {
  const one = walk();
  one.fresh.length = 0;
  one.moveTo({ row: 1, column: 3 });
  one.moveTo({ row: 1, column: 2 });
  expect(one.fresh).toEqual([10, 11]);
});

test('walk: cleared, only the present output is left', () => {
  const one = walk();
  one.fill();
  expect(one.seen).toBe(48);
  one.clear();
  expect(one.seen).toBe(1);
  expect(at(one, 1, 1)).toBe(1);
});
