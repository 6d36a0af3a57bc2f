import { crop, decodePng, encodePng, resize, ShapeError, tensor, toGray, toNestedArray } from 'convlab';

const image = tensor(
  Array.from({ length: 35 }, (_, i) => ((i * i) % 23) / 23),
  [7, 5],
);

// Pillow 12: Image.fromarray(a, 'F').resize((width, height), Image.BILINEAR)
const pillow = {
  '3x2': [
    [0.228402, 0.464427],
    [0.33748, 0.312718],
    [0.382976, 0.309994],
  ],
  '4x9': [
    [0.05383, 0.128364, 0.252588, 0.224983, 0.15942, 0.380262, 0.563147, 0.594203, 0.612836],
    [0.417391, 0.373333, 0.299903, 0.300676, 0.32, 0.343188, 0.384928, 0.50087, 0.570435],
    [0.457391, 0.373333, 0.233237, 0.256232, 0.32, 0.165411, 0.073816, 0.234203, 0.330435],
    [0.161491, 0.302968, 0.538762, 0.5804, 0.573499, 0.376812, 0.237405, 0.327122, 0.380952],
  ],
};

test.each([
  ['3x2', 3, 2],
  ['4x9', 4, 9],
] as const)('resize to %s gives what Pillow gives', (key, height, width) => {
  const out = resize(image, height, width);
  expect(out.shape).toEqual([height, width]);
  out.data.forEach((value, i) => {
    expect(value).toBeCloseTo(pillow[key].flat()[i], 5);
  });
});

test('resize keeps the channels apart, and a picture of the same size as it is', () => {
  const color = tensor(
    Array.from({ length: 70 }, (_, i) => (i % 2 === 0 ? image.data[i / 2] : 1)),
    [7, 5, 2],
  );
  const out = resize(color, 3, 2);
  expect(out.shape).toEqual([3, 2, 2]);
  expect(out.get(0, 0, 0)).toBeCloseTo(pillow['3x2'][0][0], 5);
  expect(out.get(2, 1, 0)).toBeCloseTo(pillow['3x2'][2][1], 5);
  expect(out.get(2, 1, 1)).toBeCloseTo(1, 6);
  expect(toNestedArray(resize(image, 7, 5))).toEqual(toNestedArray(image));
});

test('toGray weighs green most, and takes views', () => {
  const pixels = tensor([
    [
      [1, 0, 0],
      [0, 1, 0],
    ],
    [
      [0, 0, 1],
      [1, 1, 1],
    ],
  ]);
  expect(Array.from(toGray(pixels).data, (value) => Number(value.toFixed(4)))).toEqual([
    0.299, 0.587, 0.114, 1,
  ]);
  const turned = pixels.transpose(1, 0, 2);
  expect(toGray(turned).get(1, 0)).toBeCloseTo(0.587, 6);
  expect(toNestedArray(toGray(image))).toEqual(toNestedArray(image));
  expect(() => toGray(tensor([[[1, 2]]]))).toThrow('toGray: image has 2 channels, it needs 1 or 3');
});

test('crop takes the rows and columns asked for, and refuses to reach out of the image', () => {
  const part = crop(image, { top: 2, left: 1, height: 3, width: 2 });
  expect(part.shape).toEqual([3, 2]);
  expect(part.get(2, 1)).toBe(image.get(4, 2));
  expect(crop(decodePng(encodePng(image)), { top: 6, left: 4, height: 1, width: 1 }).shape).toEqual([
    1, 1, 3,
  ]);
  expect(() => crop(image, { top: 5, left: 0, height: 3, width: 2 })).toThrow(
    new ShapeError('crop: rows end at 8, the image has 7'),
  );
  expect(() => crop(image, { top: 0, left: 4, height: 3, width: 2 })).toThrow(
    new ShapeError('crop: columns end at 6, the image has 5'),
  );
});
