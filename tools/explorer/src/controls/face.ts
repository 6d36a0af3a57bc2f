import type { Tensor } from '../../../../lib/tensor';
import { element } from '../../../labextension/src/dom';
import { context, density } from '../draw/marks';
import { paint } from '../panes/picture-pane';

const side = 38; // CSS pixels

/** A picture's face for its button, [H, W, C]. */
export function drawFace(pixels: Tensor): HTMLCanvasElement {
  const [h, w, channels] = pixels.shape;
  const whole = element('canvas', { attributes: { 'aria-hidden': 'true' } });
  paint(context(whole), w, h, (data, at, i) => {
    for (let k = 0; k < 3; k++) data[at + k] = 255 * pixels.data[i * channels + (channels === 3 ? k : 0)];
    data[at + 3] = 255;
  });
  const face = element('canvas', { attributes: { 'aria-hidden': 'true' } });
  face.width = face.height = Math.round(side * density());
  const c = context(face);
  c.imageSmoothingQuality = 'high';
  const scale = Math.max(face.width / w, face.height / h); // covers the face, cut at the longer side
  c.drawImage(whole, (face.width - w * scale) / 2, (face.height - h * scale) / 2, w * scale, h * scale);
  return face;
}
