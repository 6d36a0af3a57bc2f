/**
 * Draws the little font of lib/figures: every character the kit's figures may need (Latin, signs of mathematics,
 * the 2,350 Hangul syllables of KS X 1001), once, in headless Chromium. lib then writes text into its PNGs with no
 * browser and no font file, alike on every machine.
 *
 *     npx ts-node tools/labextension/font.ts     (needs Chromium and NanumGothic; rewrites font-data.ts)
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { chromium, type Page } from 'playwright-core';
import { launchOptions } from '../chromium.cjs';

const height = 19;
const pixels = 15;
const family = `${pixels}px NanumGothic`;
const signs = '·×−÷±≈≠≤≥°…–—‘’“”²³½¼αβγλμσ∂ΣΩ√∞→←↑↓↔⌊⌋⌈⌉⋅∗∈■□▲▼●○★☆✓✗①②③④⑤⑥⑦⑧⑨';

/** The Hangul syllables that EUC-KR (KS X 1001) holds, in its order. */
function hangul(): string {
  const decoder = new TextDecoder('euc-kr');
  let text = '';
  for (let lead = 0xb0; lead <= 0xc8; lead++) {
    for (let trail = 0xa1; trail <= 0xfe; trail++) text += decoder.decode(new Uint8Array([lead, trail]));
  }
  return text;
}

function characters(): string[] {
  const ascii = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i));
  const jamo = Array.from({ length: 51 }, (_, i) => String.fromCharCode(0x3131 + i));
  return [...new Set([...ascii, ...Array.from(signs), ...jamo, ...Array.from(hangul())])];
}

interface Glyph {
  readonly width: number;
  /** Ink from 0 to 15, row by row. */
  readonly ink: number[];
}

function drawGlyphs(page: Page, texts: string[]): Promise<Glyph[]> {
  return page.evaluate(
    async ({ texts, family, height, pixels }) => {
      await document.fonts.load(family, '가');
      const canvas = document.createElement('canvas');
      const context = canvas.getContext('2d', { willReadFrequently: true });
      if (!context) throw new Error('no canvas');
      return texts.map((text) => {
        context.font = family;
        const width = Math.round(context.measureText(text).width);
        canvas.width = width;
        canvas.height = height;
        context.font = family;
        context.textBaseline = 'alphabetic';
        context.fillText(text, 0, pixels - 1);
        const { data } = context.getImageData(0, 0, width, height);
        return {
          width,
          ink: Array.from({ length: width * height }, (_, i) => Math.round(data[4 * i + 3] / 17)),
        };
      });
    },
    { texts, family, height, pixels },
  );
}

async function main(): Promise<void> {
  const browser = await chromium.launch(launchOptions());
  try {
    const texts = characters();
    const glyphs = await drawGlyphs(await browser.newPage(), texts);
    const nibbles = glyphs.flatMap((glyph) => glyph.ink);
    if (nibbles.length % 2) nibbles.push(0);
    const bytes = new Uint8Array(nibbles.length / 2).map(
      (_, i) => nibbles[2 * i] | (nibbles[2 * i + 1] << 4),
    );
    const file = path.join(__dirname, '../../lib/figures/draw/font-data.ts');
    const literal = (text: string): string => `'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`;
    writeFileSync(
      file,
      `// Made by tools/labextension/font.ts from NanumGothic (SIL Open Font License 1.1, see LICENSE-font.txt).\n` +
        `/* prettier-ignore */\n` +
        `export const characters: string =\n  ${literal(texts.join(''))};\n` +
        `export const height: number = ${height};\n` +
        `/** Each character's width in pixels, as a letter: a is 0. */\n/* prettier-ignore */\n` +
        `export const widths: string =\n  '${glyphs.map(({ width }) => String.fromCharCode(97 + width)).join('')}';\n` +
        `/** Ink from 0 to 15, two pixels a byte, glyph after glyph; deflated, base64. */\n/* prettier-ignore */\n` +
        `export const ink: string =\n  '${deflateRawSync(bytes, { level: 9 }).toString('base64')}';\n`,
    );
    console.log(`${texts.length} characters, ${bytes.length} bytes of ink → ${file}`);
  } finally {
    await browser.close();
  }
}

void main();
