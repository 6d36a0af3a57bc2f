import { allClose, applyFilter, filters, mean, naive, randomNormal, tensor } from 'convlab';

const step = tensor([
  [0, 0, 1, 1],
  [0, 0, 1, 1],
  [0, 0, 1, 1],
]);

test('filters: Sobel answers to the edge it is made for, and only to that', () => {
  expect(applyFilter(naive, step, filters.verticalEdges).data).toEqual(Float32Array.of(4, 4));
  expect(applyFilter(naive, step, filters.horizontalEdges).data).toEqual(Float32Array.of(0, 0));
});

test('filters: those that look for change weigh to 0, those that keep brightness to 1', () => {
  const weightOf = (name: keyof typeof filters): number => mean(filters[name]) * filters[name].size;
  expect([weightOf('verticalEdges'), weightOf('horizontalEdges'), weightOf('outline')]).toEqual([0, 0, 0]);
  expect([weightOf('blur'), weightOf('sharpen')]).toEqual([1, 1]);
});

test('applyFilter: a picture in colour is filtered channel by channel', () => {
  const picture = randomNormal([6, 7, 3], { seed: 1 });
  const out = applyFilter(naive, picture, filters.blur, { padding: [2, 0] });
  expect(out.shape).toEqual([6, 3, 3]);
  for (let channel = 0; channel < 3; channel++) {
    const alone = applyFilter(naive, picture.pick(null, null, channel), filters.blur, { padding: [2, 0] });
    expect(allClose(out.pick(null, null, channel), alone)).toBe(true);
  }
});
