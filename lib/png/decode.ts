import { compression } from '../platform/compression';
import { isCritical, readChunks, type Chunk } from './chunks';
import { expandPalette, expandTransparent } from './expand';
import { parseHeader, samplesOf, type Header } from './header';
import { bitsPerPixel, passesOf, promisedBytes } from './passes';
import { placeSamples, type Samples } from './samples';
import { unfilter } from './unfilter';

/** Pixels as a PNG holds them, row by row: gray, gray and alpha, RGB or RGBA. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 2 | 3 | 4;
  /** White, and opaque: 1, 3, 15, 255 or 65535. */
  readonly maximum: number;
  /** height · width · channels numbers. */
  readonly data: Samples;
}

/** Deflate turns 258 bytes into 2 bits at best. */
const mostPerByte = 1032;

/**
 * The pixels of a PNG file: of any color type, depth and interlace. A palette becomes colors, a transparent color an alpha
 * channel. The gamma, profile and background that a file may name are not applied.
 *
 * Throws an Error that says the place in the file, unless this is a whole PNG whose data expand to just the bytes that its
 * header promises. It needs no more memory than these and the pixels.
 *
 * Source: W3C, Portable Network Graphics (Third Edition).
 */
export function readPng(bytes: Uint8Array): Pixels {
  const { header, palette, transparency, data } = collect(bytes);
  const passes = passesOf(header);
  const promised = promisedBytes(passes);
  const rows = expand(data, promised);
  const { width, height, depth, color } = header;
  const count = width * height * samplesOf[color];
  const samples = depth === 16 ? new Uint16Array(count) : new Uint8Array(count);
  let start = 0;
  for (const pass of passes) {
    const part = rows.subarray(start, (start += pass.height * (1 + pass.rowBytes)));
    unfilter(part, pass.height, pass.rowBytes, Math.ceil(bitsPerPixel(header) / 8));
    placeSamples(samples, part, pass, header);
  }
  if (color === 'palette') {
    if (!palette) throw new Error('there is no palette (PLTE) before the pixels');
    return { width, height, maximum: 255, ...expandPalette(samples, palette, transparency) };
  }
  const maximum = 2 ** depth - 1;
  const key = transparency && transparentColor(transparency, header);
  if (key) return { width, height, maximum, ...expandTransparent(samples, key, maximum) };
  return { width, height, maximum, channels: samplesOf[color], data: samples };
}

interface Collected {
  readonly header: Header;
  readonly palette?: Uint8Array;
  /** The body of tRNS: alpha by palette index, or a color of 16 bits a sample. */
  readonly transparency?: Uint8Array;
  /** The IDAT chunks, which are one stream, however it is cut. */
  readonly data: readonly Chunk[];
}

function collect(bytes: Uint8Array): Collected {
  let header: Header | undefined;
  let palette: Uint8Array | undefined;
  let transparency: Uint8Array | undefined;
  const data: Chunk[] = [];
  let previous = '';
  for (const chunk of readChunks(bytes)) {
    const { type, body, at } = chunk;
    if (!header) header = parseHeader(chunk);
    else if (type === 'PLTE' && data.length === 0 && !palette) palette = checkedPalette(chunk);
    else if (type === 'tRNS' && data.length === 0) transparency = body;
    else if (type === 'IDAT' && (data.length === 0 || previous === 'IDAT')) data.push(chunk);
    else if (['IHDR', 'PLTE', 'IDAT'].includes(type))
      throw new Error(`${type} at byte ${at} is out of order`);
    else if (isCritical(type) && type !== 'IEND')
      throw new Error(`${type} at byte ${at} is a kind of chunk unknown here`);
    previous = type;
  }
  if (!header) throw new Error('there is no header (IHDR)');
  return { header, palette, transparency, data };
}

function checkedPalette({ body, at }: Chunk): Uint8Array {
  if (body.length === 0 || body.length % 3 !== 0 || body.length > 3 * 256)
    throw new Error(
      `PLTE at byte ${at} has ${body.length} bytes, it should have 3 for each of 1 … 256 colors`,
    );
  return body;
}

/** The chunks' stream, inflated: exactly `promised` bytes. */
function expand(chunks: readonly Chunk[], promised: number): Uint8Array {
  if (chunks.length === 0) throw new Error('there are no pixels (IDAT)');
  const place = `IDAT at byte ${chunks[0].at}`;
  const length = chunks.reduce((sum, { body }) => sum + body.length, 0);
  if (length * mostPerByte < promised)
    throw new Error(`${place}: ${length} bytes cannot hold the ${promised} that the header promises`);
  const stream = chunks.length === 1 ? chunks[0].body : new Uint8Array(length);
  let at = 0;
  if (chunks.length > 1)
    for (const { body } of chunks) {
      stream.set(body, at);
      at += body.length;
    }
  let rows: Uint8Array;
  try {
    rows = compression.inflate(stream, promised);
  } catch (error) {
    const reason = (error as Error).message;
    throw new Error(`${place}: the compressed pixels are damaged, or not ${promised} bytes (${reason})`, {
      cause: error,
    });
  }
  if (rows.length !== promised)
    throw new Error(
      `${place}: the pixels end after ${rows.length} of the ${promised} bytes that the header promises`,
    );
  return rows;
}

/** The color that stands for "nothing here", or undefined where the picture has alpha anyway or the chunk is no color. */
function transparentColor(body: Uint8Array, { color, depth }: Header): number[] | undefined {
  const count = samplesOf[color];
  if ((color !== 'gray' && color !== 'rgb') || body.length !== 2 * count) return undefined;
  const mask = 2 ** depth - 1;
  return Array.from({ length: count }, (_, i) => ((body[2 * i] << 8) | body[2 * i + 1]) & mask);
}
