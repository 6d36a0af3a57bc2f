import { element } from './dom';

const perSecond = 4;

/**
 * Frames of a figure, one at a time: a slider, and a button that plays them once. Starts with the last; with one frame there
 * is nothing to control.
 */
export function framesOf(
  frames: readonly string[],
  figures: readonly HTMLElement[],
  korean: boolean,
): HTMLElement[] {
  const each = figures.length / frames.length;
  const slider = element('input', {
    attributes: {
      type: 'range',
      min: '0',
      max: String(frames.length - 1),
      step: '1',
      'aria-label': korean ? '장면' : 'frame',
    },
  });
  const name = element('output');
  const play = element('button', { attributes: { type: 'button' } });
  let timer: ReturnType<typeof setInterval> | undefined;
  const turnTo = (at: number): void => {
    slider.value = String(at);
    slider.setAttribute('aria-valuetext', frames[at]);
    name.textContent = frames[at];
    figures.forEach((one, i) => {
      one.hidden = Math.floor(i / each) !== at;
    });
  };
  const stop = (): void => {
    clearInterval(timer);
    timer = undefined;
    play.textContent = korean ? '▷ 재생' : '▷ Play';
  };
  const start = (): void => {
    play.textContent = korean ? '멈춤' : 'Pause';
    if (Number(slider.value) === frames.length - 1) turnTo(0);
    timer = setInterval(() => {
      const next = Number(slider.value) + 1;
      if (next < frames.length && play.isConnected) turnTo(next);
      if (next >= frames.length - 1 || !play.isConnected) stop();
    }, 1000 / perSecond);
  };
  slider.addEventListener('input', () => {
    stop();
    turnTo(Number(slider.value));
  });
  play.addEventListener('click', () => {
    if (timer === undefined) start();
    else stop();
  });
  stop();
  turnTo(frames.length - 1);
  return [element('div', { class: 'convlab-controls convlab-frames', children: [play, slider, name] })];
}
