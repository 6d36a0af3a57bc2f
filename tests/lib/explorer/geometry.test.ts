import fc from 'fast-check';
import {
  fits,
  pixelUnder,
  rowsSeeing,
  columnsSeeing,
  samePlace,
  windowGeometry,
} from '../../../lib/explorer/model/geometry';

const windows = fc
  .record({
    h: fc.integer({ min: 6, max: 13 }),
    w: fc.integer({ min: 6, max: 13 }),
    kh: fc.integer({ min: 1, max: 3 }),
    kw: fc.integer({ min: 1, max: 3 }),
    stride: fc.integer({ min: 1, max: 4 }),
    dilation: fc.integer({ min: 1, max: 2 }),
    padding: fc.constantFrom(0, 1, 2, 'same' as const),
  })
  .map(({ h, w, kh, kw, ...options }) => windowGeometry([h, w], [kh, kw], options));

test('geometry: a pixel is seen by just those outputs whose window has a weight on it', () => {
  fc.assert(
    fc.property(windows, fc.nat(12), fc.nat(12), (g, row, column) => {
      const seeing: number[] = [];
      for (let r = 0; r < g.oh; r++)
        for (let u = 0; u < g.kh; u++)
          if (pixelUnder(g, { row: r, column: 0 }, u, 0)[0] === row) seeing.push(r);
      expect(rowsSeeing(g, row)).toEqual(seeing);
      const across: number[] = [];
      for (let c = 0; c < g.ow; c++)
        for (let v = 0; v < g.kw; v++)
          if (pixelUnder(g, { row: 0, column: c }, 0, v)[1] === column) across.push(c);
      expect(columnsSeeing(g, column)).toEqual(across);
    }),
  );
});

test('geometry: the same spot of the picture is found again at twice the size', () => {
  const small = windowGeometry([32, 24], [3, 3], { stride: 1, padding: 0, dilation: 1 });
  const large = windowGeometry([64, 48], [3, 3], { stride: 1, padding: 0, dilation: 1 });
  const there = samePlace(small, { row: 10, column: 7 }, large);
  expect(there).toEqual({ row: 22, column: 16 }); // the middle, (11.5, 8.5), at twice the size less half a window
  expect(samePlace(large, there, small)).toEqual({ row: 10, column: 7 });
});

test('geometry: a window fits at another size where padding makes up for it', () => {
  const eye = { stride: 1, dilation: 1 };
  expect(fits(windowGeometry([128, 96], [27, 33], { ...eye, padding: 0 }), 32)).toBe(false);
  expect(fits(windowGeometry([128, 96], [27, 33], { ...eye, padding: 'same' }), 32)).toBe(true);
});
