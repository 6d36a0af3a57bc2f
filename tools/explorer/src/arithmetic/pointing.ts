import type { Explorer } from '../../../../lib/explorer/model/explorer';
import type { Term } from '../../../../lib/explorer/model/terms';
import type { Say } from '../../../../lib/explorer/words/phrase';
import { clamp } from '../draw/scale';
import type { Actions } from '../actions';
import type { Part } from './part';

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Pointer and keys on one table. Arrows choose a weight; Enter, Space, + − 0 change it where it can be painted. */
export function listen(part: Part, explorer: Explorer, say: Say, actions: Actions): void {
  const { canvas, kind } = part;
  const paints = kind === 'filter' && explorer.paintable && explorer.settings.direction === 'forward';
  const termAt = (event: PointerEvent): Term => {
    const { g } = explorer.layer;
    const { left, top, width, height } = canvas.getBoundingClientRect();
    return {
      channel: part.channel,
      u: clamp(Math.floor(((event.clientY - top) / height) * g.kh), 0, g.kh - 1),
      v: clamp(Math.floor(((event.clientX - left) / width) * g.kw), 0, g.kw - 1),
    };
  };
  canvas.addEventListener('pointermove', (event) => {
    const term = termAt(event);
    actions.point(term);
    if (event.buttons > 0 && paints) actions.paint(term);
  });
  canvas.addEventListener('pointerdown', (event) => {
    if (!paints) return;
    event.preventDefault();
    canvas.focus({ preventScroll: true });
    canvas.setPointerCapture(event.pointerId);
    actions.paint(termAt(event));
  });
  canvas.addEventListener('pointerleave', () => {
    actions.point(null);
  });
  canvas.classList.toggle('paint', paints);
  const leading = kind === 'filter' || (kind === 'products' && explorer.layer.operation === 'maxPool');
  if (!leading) return;
  canvas.tabIndex = 0;
  canvas.setAttribute('role', 'application');
  canvas.setAttribute('aria-roledescription', say('table of weights', '가중치 표'));
  canvas.addEventListener('blur', () => {
    actions.point(null);
  });
  canvas.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (!pressed(event.key, part, explorer, paints, actions)) return;
    event.preventDefault();
    event.stopPropagation();
  });
}

/** Whether the key means something here. */
function pressed(
  key: string,
  { channel }: Part,
  explorer: Explorer,
  paints: boolean,
  actions: Actions,
): boolean {
  const { g } = explorer.layer;
  const known = explorer.term?.channel === channel ? explorer.term : null;
  const now = known ?? { channel, u: Math.floor(g.kh / 2), v: Math.floor(g.kw / 2) };
  if (key in arrows) {
    const [du, dv] = known ? arrows[key] : [0, 0]; // the first key shows where one is
    actions.point({ channel, u: clamp(now.u + du, 0, g.kh - 1), v: clamp(now.v + dv, 0, g.kw - 1) });
    return true;
  }
  if (!paints) return false;
  if (key === 'Enter' || key === ' ') {
    actions.paint(now);
    actions.point(now);
  } else if (key === '+' || key === '=') actions.nudge(now, 0.5);
  else if (key === '-' || key === '_') actions.nudge(now, -0.5);
  else if (key === '0') actions.nudge(now, 'zero');
  else return false;
  return true;
}
