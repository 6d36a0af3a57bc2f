import type { Explorer } from '../model/explorer';
import { partialSum, termsOf, valueUnder, weightOf, type Term } from '../model/terms';
import { channelNames, fixed, number, type Mark, type Phrase, type Say } from './phrase';

/** Up to so many terms are written out; of more, the first ones, the one pointed at and the last. */
const longest = 27;

/** The present output as its formula with the very numbers: 0.57·0.27 + … = 23.98. */
export function formula(explorer: Explorer, say: Say): Phrase {
  const { layer, settings, result } = explorer;
  const { channels, operation, bias } = layer;
  if (settings.direction === 'backward') return backward(explorer, say);
  const written = (channel: number): Phrase[] =>
    termsOf(layer, channel).flatMap((term) => {
      const text = termText(explorer, term);
      return text === null ? [] : [[[isChosen(explorer, term) ? 'chosen' : 'quiet', text] as [Mark, string]]];
    });
  if (operation === 'maxPool')
    return ['max(', ...joined(written(0), ', '), ') = ', ['strong', fixed(result)]];
  const count = layer.g.kh * layer.g.kw * channels;
  const tail: Phrase = [
    ...(bias === 0 ? [] : [['sign', ' + '] as const, `${number(bias)} (b)`]),
    ' = ',
    ['strong', fixed(result)],
  ];
  if (count > longest) return [...shortened(explorer), ...tail];
  if (channels === 1) return [...joined(written(0), ' + '), ...tail];
  const names = channelNames(say, channels);
  const lines = names.flatMap((name, c): Phrase => [
    ['channel', name],
    ...joined(written(c), ' + '),
    ' = ',
    ['strong', fixed(partialSum(explorer.layer, explorer.walk.place, c))],
    ['line', ''],
  ]);
  return bias === 0 ? lines : [...lines, ...tail];
}

function backward({ layer }: Explorer, say: Say): Phrase {
  const { g, operation } = layer;
  if (operation === 'maxPool') return [say('dx[the largest] += 1', 'dx[가장 큰 픽셀] += 1')];
  const index = (name: string, tap: string, padding: number): string =>
    `${name}${g.stride === 1 ? '' : `·${g.stride}`} + ${tap}${g.dilation === 1 ? '' : `·${g.dilation}`}${padding === 0 ? '' : ` − ${padding}`}`;
  const [row, column] = say('row column', '행 열').split(' ');
  return [
    `dx[${index(row, 'u', g.top)}, ${index(column, 'v', g.left)}]`,
    ['sign', ' += '],
    `w[u, v] · dout[${row}, ${column}]`,
    ['quiet', say(', with dout = 1 wherever the window has been', ' — 창이 지나간 곳마다 dout = 1')],
  ];
}

function shortened(explorer: Explorer): Phrase {
  const { layer, term } = explorer;
  const all = Array.from({ length: layer.channels }, (_, c) => termsOf(layer, c)).flat();
  const text = (one: Term): Phrase => [
    [isChosen(explorer, one) ? 'chosen' : 'quiet', termText(explorer, one) ?? ''],
  ];
  const gap: Phrase = ['…'];
  const shown = [...all.slice(0, 3).map(text), gap];
  const here = term && !all.slice(0, 3).some((one) => isChosen(explorer, one)) ? [text(term), gap] : [];
  return joined([...shown, ...here, text(all[all.length - 1])], ' + ');
}

function joined(phrases: readonly Phrase[], sign: string): Phrase {
  return phrases.flatMap((phrase, i): Phrase => (i === 0 ? phrase : [['sign', sign], ...phrase]));
}

function isChosen({ term }: Explorer, one: Term): boolean {
  return term?.channel === one.channel && term.u === one.u && term.v === one.v;
}

/** `0.57·0.27`; for max pooling the pixel alone, and nothing for its padding. */
function termText({ layer, walk }: Explorer, term: Term): string | null {
  const value = valueUnder(layer, walk.place, term);
  if (layer.operation === 'maxPool') return value === null ? null : fixed(value);
  const weight = weightOf(layer, term);
  return `${fixed(value ?? 0)}·${weight < 0 ? `(${number(weight)})` : number(weight)}`;
}
