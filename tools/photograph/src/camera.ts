import type { Say } from '../../../lib/photograph/words';
import { element } from '../../labextension/src/dom';
import { onWhite } from './picture';

/** Whether a page may ask for the camera: by https or on this computer only. */
export function hasCamera(): boolean {
  return 'mediaDevices' in navigator && 'getUserMedia' in navigator.mediaDevices;
}

/** The camera's picture over the photograph until one is taken. Throws where there is no camera, or it is not allowed. */
export class Camera {
  readonly root: HTMLElement;
  readonly #video = element('video', { attributes: { playsinline: '', 'aria-hidden': 'true' } });
  #stream: MediaStream | undefined;

  constructor(say: Say, taken: (photograph: HTMLCanvasElement | undefined) => void) {
    const button = (text: string, pressed: () => void): HTMLElement => {
      const made = element('button', { class: 'cp-button', text, attributes: { type: 'button' } });
      made.addEventListener('click', pressed);
      return made;
    };
    const end = (photograph?: HTMLCanvasElement): void => {
      this.close();
      taken(photograph);
    };
    this.#video.muted = true;
    this.root = element('div', {
      class: 'cp-camera',
      children: [
        this.#video,
        element('div', {
          class: 'cp-row',
          children: [
            button(say('Take the picture', '찍기'), () => {
              const { videoWidth, videoHeight } = this.#video;
              if (videoWidth > 0) end(onWhite(this.#video, videoWidth, videoHeight));
            }),
            button(say('Cancel', '그만두기'), () => {
              end();
            }),
          ],
        }),
      ],
    });
  }

  async start(): Promise<void> {
    this.#stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
    this.#video.srcObject = this.#stream;
    await this.#video.play();
  }

  close(): void {
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    this.#stream = undefined;
    this.root.remove();
  }
}
