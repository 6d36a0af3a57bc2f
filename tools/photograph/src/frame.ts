import type { Say } from '../../../lib/photograph/words';
import { element } from '../../labextension/src/dom';

interface Parts {
  readonly stage: HTMLElement;
  readonly names: HTMLElement;
  readonly status: HTMLElement;
}

interface Frame {
  readonly root: HTMLElement;
  readonly controls: HTMLElement;
  readonly slider: HTMLInputElement;
  readonly showMap: HTMLInputElement;
}

/** What stands around the photograph, and what is said about it all. */
export function frame(title: string, say: Say, { stage, names, status }: Parts): Frame {
  const slider = element('input', { attributes: { type: 'range', max: '100', value: '100' } });
  const showMap = element('input', { attributes: { type: 'checkbox', checked: '' } });
  const controls = element('div', {
    class: 'cp-controls',
    children: [
      element('p', {
        class: 'cp-hint',
        text: say(
          '… or drop one here, or paste it. Drag the square, or make it smaller.',
          '… 여기에 끌어다 놓거나 붙여 넣어도 됩니다. 사각형을 끌어 옮기거나 줄여 보세요.',
        ),
      }),
      element('label', { class: 'cp-slider', children: [say('square', '사각형'), slider] }),
      element('label', {
        class: 'cp-check',
        children: [
          showMap,
          say(
            'show where the name comes from: clear where a gray square costs it the most',
            '이름의 근거 보기: 회색 사각형으로 가릴 때 확률이 많이 줄어드는 곳이 밝습니다',
          ),
        ],
      }),
    ],
  });
  const root = element('section', {
    class: 'cp',
    attributes: {
      'aria-label':
        title ||
        say(
          'What is this? A network names your photograph',
          '이것은 무엇일까요? 신경망이 내 사진에 이름을 붙입니다',
        ),
    },
    children: [
      element('div', {
        class: 'cp-both',
        children: [
          element('div', { class: 'cp-left', children: [stage, controls] }),
          element('div', { class: 'cp-right', children: [status, names, remarks(say)] }),
        ],
      }),
    ],
  });
  return { root, controls, slider, showMap };
}

function remarks(say: Say): HTMLElement {
  const texts = [
    say(
      'Press a name to see where it comes from.',
      '이름을 누르면 그 이름이 사진의 어디에서 나왔는지 볼 수 있습니다.',
    ),
    say(
      'Nothing leaves this computer: the network runs in this page.',
      '사진은 이 컴퓨터를 떠나지 않습니다. 신경망이 이 페이지 안에서 돕니다.',
    ),
    say(
      'It knows 1,000 names. Many are breeds of dogs, none is simply “person”, and whatever it sees, it answers with these.',
      '아는 이름은 1,000개입니다. 개의 품종이 많고 그냥 ‘사람’은 없으며, 무엇을 보든 이 이름들로만 답합니다.',
    ),
  ];
  return element('div', {
    class: 'cp-remarks',
    children: texts.map((text) => element('p', { text })),
  });
}
