/** The square that the network sees, in the photograph's pixels. */
export interface Crop {
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The smallest square, as a share of the photograph's shorter side. */
export const smallest = 0.15;

/** The middle square, as large as can be. */
export function middle({ width, height }: Size): Crop {
  const side = Math.min(width, height);
  return { x: (width - side) / 2, y: (height - side) / 2, side };
}

/** Moved, as far as the photograph goes. */
export function moved(crop: Crop, dx: number, dy: number, size: Size): Crop {
  return inside({ ...crop, x: crop.x + dx, y: crop.y + dy }, size);
}

/** With another side about the same middle, as far as the photograph goes. */
export function resized(crop: Crop, side: number, size: Size): Crop {
  const whole = Math.min(size.width, size.height);
  const next = Math.min(whole, Math.max(smallest * whole, side));
  const shift = (crop.side - next) / 2;
  return inside({ x: crop.x + shift, y: crop.y + shift, side: next }, size);
}

function inside({ x, y, side }: Crop, { width, height }: Size): Crop {
  const within = (at: number, room: number): number => Math.max(0, Math.min(room - side, at));
  return { x: within(x, width), y: within(y, height), side };
}
