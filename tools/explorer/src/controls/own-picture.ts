import type { Picture } from '../../../../lib/explorer/model/pictures';
import type { Say } from '../../../../lib/explorer/words/phrase';
import { wrap, type Tensor } from '../../../../lib/tensor';
import { element } from '../../../labextension/src/dom';
import { context } from '../draw/marks';

const longest = 256; // pixels; what a chapter's own pictures have

/** A button that opens a picture of the reader's own; it stays in the page. */
export function ownPicture(say: Say, add: (picture: Picture) => void): HTMLElement {
  const input = element('input', { attributes: { type: 'file', accept: 'image/*' } });
  const status = element('span', { attributes: { role: 'status' } });
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (!file) return;
    void read(file).then(
      (pixels) => {
        status.textContent = '';
        add({ name: file.name, pixels });
      },
      () => {
        status.textContent = say(
          `${file.name} is no picture that this browser can read. A PNG or a JPEG can be read.`,
          `이 브라우저가 읽지 못하는 파일입니다: ${file.name}. PNG나 JPEG는 읽을 수 있습니다.`,
        );
      },
    );
    input.value = ''; // the same file can be chosen again
  });
  const label = element('label', { class: 'cx-own', children: [say('Your photo …', '내 사진 …'), input] });
  return element('div', { children: [label, status] });
}

/** The picture in a file, its longer side at most 256 pixels → [H, W, 3], 0 … 1. */
async function read(file: File): Promise<Tensor> {
  const bitmap = await createImageBitmap(file); // turned as the camera was held
  const scale = Math.min(1, longest / Math.max(bitmap.width, bitmap.height));
  const [width, height] = [bitmap.width, bitmap.height].map((side) => Math.max(1, Math.round(side * scale)));
  const canvas = element('canvas');
  canvas.width = width;
  canvas.height = height;
  const c = context(canvas);
  c.fillStyle = '#fff'; // below what is transparent
  c.fillRect(0, 0, width, height);
  c.imageSmoothingQuality = 'high';
  c.drawImage(bitmap, 0, 0, width, height);
  const { data } = c.getImageData(0, 0, width, height);
  const pixels = Float32Array.from(
    { length: 3 * width * height },
    (_, i) => data[4 * Math.floor(i / 3) + (i % 3)] / 255,
  );
  return wrap(pixels, [height, width, 3]);
}
