import { crc32, deflateSync, gunzipSync, inflateRawSync, inflateSync, type ZlibOptions } from 'node:zlib';
import type { Compression } from '../types';

export const compression: Compression = {
  inflate: (data, limit) => unpack('inflate', inflateSync, data, limit),
  inflateRaw: (data, limit) => unpack('inflateRaw', inflateRawSync, data, limit),
  gunzip: (data, limit) => unpack('gunzip', gunzipSync, data, limit),
  deflate: (data) => deflateSync(data, { level: 9 }),
  crc32: (data) => crc32(data),
};

function unpack(
  name: string,
  run: (data: Uint8Array, options: ZlibOptions) => Uint8Array,
  data: Uint8Array,
  limit: number,
): Uint8Array {
  try {
    const out = run(data, { maxOutputLength: Math.max(1, limit) });
    if (out.length > limit) throw Object.assign(new RangeError(), { code: 'ERR_BUFFER_TOO_LARGE' }); // a limit of 0
    return out;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE')
      throw new RangeError(`${name}: the data unpack to more than ${limit} bytes`, { cause: error });
    throw new Error(`${name}: ${message}`, { cause: error });
  }
}
