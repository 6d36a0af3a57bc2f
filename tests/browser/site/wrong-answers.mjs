// @ts-check
/** Answers to exercises of chapter 1 that fail, each in another way. */

const head = `// exercise: slideFilter
import { zeros, type Tensor } from 'convlab';
export function slideFilter(image: Tensor, filter: Tensor): Tensor {
  const [H, W] = image.shape;
  const [KH, KW] = filter.shape;
  const out = zeros([H - KH + 1, W - KW + 1]);
`;
/** @param {string} from @param {string} weight */
const loops = (from, weight) => `  for (let i = 0; i < H - KH + 1; i++)
    for (let j = 0; j < W - KW + 1; j++) {
      let s = 0;
      for (let u = 0; u < KH; u++)
        for (let v = 0; v < KW; v++)
          s += image.get(${from}) * filter.get(${weight});
      out.set(i, j, s);
    }
  return out;
}
`;
/** @param {string} name @param {string} text @param {string} [id] */
const answer = (name, text, id = 'slideFilter') => ({ name, id, text });

/** @param {string} open @param {string} close @param {number} times */
const deep = (open, close, times) =>
  `export const patternScore = (): any => ${open.repeat(times)}1${close.repeat(times)};\n`;
/** A right answer, but for what it hands back. @param {string} returned */
const match = (returned) => `// exercise: bestMatch
import { type Tensor } from 'convlab';
export function bestMatch(scores: Tensor): any {
  let best = [0, 0];
  for (let i = 0; i < scores.shape[0]; i++)
    for (let j = 0; j < scores.shape[1]; j++)
      if (scores.get(i, j) > scores.get(best[0], best[1])) best = [i, j];
  return ${returned};
}
`;

export const wrongAnswers = [
  answer('flipped', head + loops('i + u, j + v', 'KH - 1 - u, KW - 1 - v')),
  answer('outside of the image', head + loops('i + u + 1, j + v', 'u, v')),
  answer('throws', `${head}  return (undefined as any).x;\n}\n`),
  answer('a nested array', `${head}  return [[1]] as any;\n}\n`),
  answer('a promise', `${head}  return Promise.resolve(out) as any;\n}\n`),
  answer(
    'changes its input',
    head.replace('const out', 'image.set(0, 0, 9);\n  const out') + loops('i + u, j + v', 'u, v'),
  ),
  answer(
    'a mistake of the language',
    head + loops('i + u, j + v', 'u, v').replace('let s = 0', 'let s = = 0'),
  ),
  answer('an engine', `import { naive } from 'convlab';\nexport const slideFilter = () => naive.conv2d;\n`),
  answer('nothing exported', `const slideFilter = 1;\n`),
  answer('another package', `import fs from 'node:fs';\nexport const slideFilter = () => fs;\n`),
  answer('fails while it is loaded', `throw new Error('early');\nexport const slideFilter = 1;\n`),
  answer(
    'recursion without end',
    'export function patternScore(): number { return patternScore() + 1; }\n',
    'patternScore',
  ),
  answer('a loop without end', 'export function patternScore(): number { for (;;); }\n', 'patternScore'),
  answer('nested too deeply', deep('[', ']', 3000), 'patternScore'),
  answer('parentheses too deep', deep('(', ')', 60_000), 'patternScore'),
  answer('a sum too long', deep('1+', '', 60_000), 'patternScore'),
  answer('signs too many', deep('!', '', 90_000), 'patternScore'),
  answer('a proxy', match('new Proxy(best, {})'), 'bestMatch'),
  answer('a proxy that can be revoked', match('Proxy.revocable(best, {}).proxy'), 'bestMatch'),
  answer('a proxy, made otherwise', match('Reflect.construct(Proxy, [best, {}], Array)'), 'bestMatch'),
  answer('a proxy in it', match('[best[0], new Proxy({}, {})]'), 'bestMatch'),
  answer(
    'throws a proxy without end',
    'const forever = () => { for (;;); };\nexport function patternScore() { throw new Proxy(new Error(), { get: forever, getPrototypeOf: forever }); }\n',
    'patternScore',
  ),
  answer(
    'another kind of module',
    'function patternScore() { return 1; }\nexport = { patternScore };\n',
    'patternScore',
  ),
  ...['import.meta', 'import.meta.url', 'import.meta.dirname'].map((meta) =>
    answer(meta, `export const patternScore = () => ${meta} as any;\n`, 'patternScore'),
  ),
  answer('not a number', 'export const patternScore = (): number => 0 / 0;\n', 'patternScore'),
];
