import { context } from '../../explorer/src/draw/marks';

/** Longest side of a photograph as it is kept, in pixels: a phone's has 4,000, and would fill a phone's memory. */
const longest = 1600;

/**
 * A photograph from a file, in any format that the browser shows, upright as its EXIF says, on white where it is
 * transparent. Throws where the browser cannot read it.
 */
export async function readPhotograph(file: Blob): Promise<HTMLCanvasElement> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  try {
    return onWhite(bitmap, bitmap.width, bitmap.height);
  } finally {
    bitmap.close();
  }
}

/** The photograph of a PNG in base64. */
export async function readPng(base64: string): Promise<HTMLCanvasElement> {
  const image = new Image();
  image.src = `data:image/png;base64,${base64}`;
  await image.decode();
  return onWhite(image, image.naturalWidth, image.naturalHeight);
}

export function onWhite(source: CanvasImageSource, width: number, height: number): HTMLCanvasElement {
  const scale = Math.min(1, longest / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const c = context(canvas);
  c.fillStyle = '#fff';
  c.fillRect(0, 0, canvas.width, canvas.height);
  c.imageSmoothingQuality = 'high';
  c.drawImage(source, 0, 0, canvas.width, canvas.height);
  return canvas;
}
