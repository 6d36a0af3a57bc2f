import type { Network } from '../../../../lib/explorer/network/network';
import { percent, verdict } from '../../../../lib/explorer/network/words';
import { fixed, type Say } from '../../../../lib/explorer/words/phrase';
import { element } from '../../../labextension/src/dom';

/** Logits and softmax, a line a class, and what the network says. */
export function drawAnswers(network: Network, say: Say): HTMLElement {
  const { data, probabilities, stages } = network;
  if (data.classes.length === 0) return element('div');
  const logits = stages[stages.length - 1].out.data;
  const best = Math.max(...probabilities);
  const rows = data.classes.map((name, i) => {
    const bar = element('span', { class: 'cx-bar' });
    bar.style.width = `${100 * probabilities[i]}%`;
    return element('tr', {
      class: probabilities[i] === best ? 'on' : '',
      children: [
        element('th', { text: name, attributes: { scope: 'row' } }),
        element('td', { text: fixed(logits[i], 1) }),
        element('td', { class: 'cx-share', children: [bar] }),
        element('td', { text: percent(probabilities[i], say) }),
      ],
    });
  });
  const head = ['', say('logit', '로짓'), say('softmax', '소프트맥스'), ''].map((text) =>
    element('th', { text, attributes: { scope: 'col' } }),
  );
  const table = element('table', { children: [element('tr', { children: head }), ...rows] });
  const said = element('p', {
    class: 'say',
    text: verdict(network, say),
    attributes: { role: 'status', 'aria-live': 'polite' },
  });
  return element('div', { class: 'cx-answers', children: [said, table] });
}
