import { applyFilter, filterBank, filters, mean, naive, randomNormal, reshape, tensor } from 'convlab';

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
    expect(out.pick(null, null, channel)).toBeCloseToTensor(alone);
  }
});

test('applyFilter refuses what is no image or no filter, in its own name', () => {
  expect(() => applyFilter(naive, randomNormal([1, 4, 4, 1]), filters.blur)).toThrow(
    'applyFilter: image has shape [1, 4, 4, 1], but needs [H, W] or [H, W, C]',
  );
  expect(() => applyFilter(naive, step, randomNormal([3, 3, 1]))).toThrow(
    'applyFilter: filter has 3 axes [3, 3, 1], but needs 2: [KH, KW]',
  );
});

test('filterBank: each filter answers in a channel of its own, as it does alone', () => {
  const picture = randomNormal([6, 7], { seed: 3 });
  const tall = [1, 2].map((seed) => randomNormal([3, 2], { seed }));
  const bank = filterBank([...tall, tall[0].step(-1, 1)]);
  expect(bank.shape).toEqual([3, 2, 1, 3]);
  const maps = naive.conv2d(reshape(picture, [1, 6, 7, 1]), bank, null).pick(0, null, null, null);
  [...tall, tall[0].step(-1, 1)].forEach((one, o) => {
    expect(maps.pick(null, null, o)).toBeCloseToTensor(applyFilter(naive, picture, one));
  });
  expect(() => filterBank([])).toThrow('filterBank: there are 0 filters');
  expect(() => filterBank([filters.blur, filters.sharpen])).toThrow('[5, 5] and [3, 3]');
});
