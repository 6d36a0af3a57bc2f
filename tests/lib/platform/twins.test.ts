import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { bytes as browserBytes } from '../../../lib/platform/browser/bytes';
import { compression as browserCompression } from '../../../lib/platform/browser/compression';
import { environment as browserEnvironment } from '../../../lib/platform/browser/environment';
import { bytes as nodeBytes } from '../../../lib/platform/node/bytes';
import { compression as nodeCompression } from '../../../lib/platform/node/compression';
import { environment as nodeEnvironment } from '../../../lib/platform/node/environment';

const photo = Uint8Array.from({ length: 30_000 }, (_, i) => (Math.sin(i / 50) * 100 + (i % 7)) & 255);
const random = fc.uint8Array({ maxLength: 2000 });

describe.each([
  ['node', nodeCompression],
  ['browser', browserCompression],
])('compression in %s', (_, { inflate, inflateRaw, gunzip, deflate }) => {
  test('unpacks what it packed, exactly at the limit too', () => {
    fc.assert(
      fc.property(random, (data) => {
        expect([...inflate(deflate(data), data.length)]).toEqual([...data]);
      }),
    );
  });

  test('a zlib stream without its frame is a raw one', () => {
    expect(inflateRaw(deflate(photo).subarray(2, -4), photo.length)).toEqual(new Uint8Array(photo));
  });

  test('one byte beyond the limit is a RangeError that says the limit', () => {
    const packed = deflate(photo);
    expect(() => inflate(packed, photo.length - 1)).toThrow(RangeError);
    expect(() => inflate(packed, photo.length - 1)).toThrow(
      'inflate: the data unpack to more than 29999 bytes',
    );
    expect(() => gunzip(gzipSync(new Uint8Array(1e7)), 1e6)).toThrow(RangeError);
  });

  test.each([
    ['cut short', deflate(photo).subarray(0, 300), /unexpected end/],
    ['without its checksum', deflate(photo).subarray(0, -4), /unexpected end/],
    ['empty', new Uint8Array(0), /unexpected end/],
    ['not zlib at all', new Uint8Array(photo.subarray(100)), /header/],
    ['gzip instead', gzipSync(photo), /header/],
  ])('a stream that is %s is an error', (_name, data, why) => {
    expect(() => inflate(data, 1e6)).toThrow(why);
  });

  test('a checksum that does not fit is an error', () => {
    const zlib = Uint8Array.from(deflate(photo));
    zlib[zlib.length - 1] ^= 1;
    expect(() => inflate(zlib, 1e6)).toThrow(/incorrect data check/);
    const gzip = Uint8Array.from(gzipSync(photo));
    gzip[gzip.length - 8] ^= 1;
    expect(() => gunzip(gzip, 1e6)).toThrow(/incorrect data check/);
  });

  test('members of a gzip file are joined; what follows a zlib stream is ignored', () => {
    const [a, b] = [photo.subarray(0, 100), photo.subarray(100)];
    expect(new Uint8Array(gunzip(Buffer.concat([gzipSync(a), gzipSync(b)]), 1e6))).toEqual(photo);
    expect(new Uint8Array(inflate(Buffer.concat([deflate(photo), Buffer.from('more')]), 1e6))).toEqual(photo);
  });
});

test('both platforms pack to the same bytes, and count the same CRC', () => {
  fc.assert(
    fc.property(random, (data) => {
      expect([...browserCompression.deflate(data)]).toEqual([...nodeCompression.deflate(data)]);
      expect(browserCompression.crc32(data)).toBe(nodeCompression.crc32(data));
    }),
  );
  expect([...browserCompression.deflate(photo)]).toEqual([...nodeCompression.deflate(photo)]);
  expect(nodeCompression.crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926); // the check value of the CRC catalog
});

describe.each([
  ['node', nodeBytes],
  ['browser', browserBytes],
])('bytes in %s', (_, { uncleared, copyToShared, toBase64, fromBase64 }) => {
  test('base64 there and back, of a part of a buffer too', () => {
    expect(toBase64(new TextEncoder().encode('convlab').subarray(4))).toBe('bGFi');
    fc.assert(
      fc.property(random, (data) => {
        expect(fromBase64(toBase64(data))).toEqual(Uint8Array.from(data));
      }),
    );
    expect(() => fromBase64('a*b=')).toThrow('fromBase64: the text is not base64');
  });

  test('uncleared memory has the length, and its own buffer', () => {
    expect(uncleared(1000).byteLength).toBe(1000);
    expect(uncleared(8)).not.toBe(uncleared(8));
  });

  test('numbers go to their place in shared memory, and nowhere else', () => {
    const shared = new Float32Array(new SharedArrayBuffer(40), 4, 8);
    copyToShared(new Float32Array([1, 2, 3, 4]).subarray(1, 3), shared, 5);
    expect([...shared]).toEqual([0, 0, 0, 0, 0, 2, 3, 0]);
    copyToShared(new Float32Array(0), shared, 8);
    expect([...shared]).toEqual([0, 0, 0, 0, 0, 2, 3, 0]);
  });
});

describe.each([
  ['node', nodeEnvironment],
  ['browser', browserEnvironment],
])('environment in %s', (_, { randomId, yieldToEvents }) => {
  test('ids differ', () => {
    expect(randomId()).not.toBe(randomId());
  });

  test('yielding lets a waiting message in first', async () => {
    const { port1, port2 } = new MessageChannel();
    let received = false;
    port1.onmessage = () => (received = true);
    port2.postMessage('hello');
    await yieldToEvents();
    await yieldToEvents();
    port1.close();
    expect(received).toBe(true);
  });
});
