import type { Say } from '../../../lib/photograph/words';
import { element } from '../../labextension/src/dom';
import { Camera, hasCamera } from './camera';
import { readPhotograph } from './picture';

export interface Taken {
  /** A photograph came, from wherever. */
  readonly photograph: (photograph: HTMLCanvasElement) => void;
  readonly failed: (message: string) => void;
}

/** The ways in: a file that is chosen, dropped or pasted, and the camera. */
export class Intake {
  readonly root: HTMLElement;
  #camera: Camera | undefined;
  readonly #paste = (event: ClipboardEvent): void => {
    const inside = this.figure.contains(document.activeElement) || this.figure.matches(':hover');
    const file = Array.from(event.clipboardData?.files ?? []).find(({ type }) => type.startsWith('image/'));
    if (!inside || !file) return;
    event.preventDefault();
    event.stopPropagation(); // a notebook would paste it as an attachment
    void this.#take(file);
  };

  constructor(
    private readonly figure: HTMLElement,
    private readonly say: Say,
    private readonly taken: Taken,
  ) {
    const input = element('input', { attributes: { type: 'file', accept: 'image/*', class: 'cp-hidden' } });
    input.addEventListener('change', () => {
      const file = input.files?.[0];
      if (file) void this.#take(file);
      input.value = ''; // so that the same file can be chosen again
    });
    const choose = element('label', {
      class: 'cp-button',
      children: [input, say('Choose a photograph', '사진 고르기')],
    });
    const camera = element('button', {
      class: 'cp-button',
      text: say('Camera', '카메라'),
      attributes: { type: 'button' },
    });
    camera.addEventListener('click', () => {
      void this.#openCamera();
    });
    this.root = element('div', {
      class: 'cp-row',
      children: [choose, ...(hasCamera() ? [camera] : [])],
    });
    this.#followDrops();
    document.addEventListener('paste', this.#paste, true);
  }

  close(): void {
    this.#camera?.close();
    document.removeEventListener('paste', this.#paste, true);
  }

  async #take(file: Blob): Promise<void> {
    try {
      this.taken.photograph(await readPhotograph(file));
    } catch {
      this.taken.failed(
        this.say(
          'This browser cannot read that file as a picture. If it is HEIC, save it as JPEG or PNG first.',
          '이 브라우저는 그 파일을 그림으로 읽지 못합니다. HEIC라면 먼저 JPEG나 PNG로 저장해 주세요.',
        ),
      );
    }
  }

  async #openCamera(): Promise<void> {
    this.#camera?.close();
    const camera = new Camera(this.say, (photograph) => {
      if (photograph) this.taken.photograph(photograph);
    });
    this.#camera = camera;
    try {
      await camera.start();
      this.root.after(camera.root);
      camera.root.querySelector('button')?.focus();
    } catch (error) {
      camera.close();
      const reason = error instanceof Error ? error.message : String(error);
      this.taken.failed(this.say(`There is no camera: ${reason}`, `카메라를 쓸 수 없습니다: ${reason}`));
    }
  }

  #followDrops(): void {
    const { figure } = this;
    const isFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
    figure.addEventListener('dragover', (event) => {
      if (!isFile(event)) return;
      event.preventDefault();
      event.stopPropagation();
      figure.classList.add('dropping');
    });
    figure.addEventListener('dragleave', (event) => {
      if (!(event.relatedTarget instanceof Node && figure.contains(event.relatedTarget)))
        figure.classList.remove('dropping');
    });
    figure.addEventListener('drop', (event) => {
      if (!isFile(event)) return;
      event.preventDefault();
      event.stopPropagation();
      figure.classList.remove('dropping');
      const file = event.dataTransfer?.files[0];
      if (file) void this.#take(file);
    });
  }
}
