import type { Misconception } from '../../course/spec';
import type { Outcome } from '../expected';
import { trait } from './kind';

// Mistakes that the machine itself stopped at. The error says where; this says what is behind it.

const kinds: readonly (readonly [error: RegExp, kind: Misconception])[] = [
  [
    /^ReferenceError \S+ is not defined/,
    trait(
      'name-not-declared',
      'You use a name that is not declared there. What is declared inside the braces of a loop or a function exists only between them.',
      '그 자리에서 선언되지 않은 이름을 썼습니다. 반복문이나 함수의 중괄호 안에서 선언한 것은 그 안에서만 쓸 수 있습니다.',
    ),
  ],
  [
    /^ReferenceError Cannot access '\S+' before initialization/,
    trait(
      'used-before-declared',
      'You use a variable above the line that declares it.',
      '변수를 선언하는 줄보다 위에서 그 변수를 썼습니다.',
    ),
  ],
  [
    /^TypeError Assignment to constant variable/,
    trait(
      'constant-changed',
      'You change what is declared with `const`: a sum or a counter that grows is declared with `let`.',
      '`const`로 선언한 것을 바꾸었습니다. 커지는 합이나 카운터는 `let`으로 선언하세요.',
    ),
  ],
  [
    /^TypeError Cannot (read|set) properties of (undefined|null)/,
    trait(
      'value-that-is-not-there',
      'You look inside something that is not there (undefined): an entry past the end, or a value that was never set.',
      '없는 값(undefined)의 안을 들여다보았습니다. 끝을 지난 원소이거나 한 번도 정하지 않은 값입니다.',
    ),
  ],
  [
    /^TypeError .* is not a function/,
    trait(
      'called-what-is-no-function',
      'You call something that is no function: a property such as `x.shape` is read without parentheses, and a method must be one of that value.',
      '함수가 아닌 것을 불렀습니다. `x.shape` 같은 속성은 괄호 없이 읽고, 메서드라면 그 값에 있는 메서드여야 합니다.',
    ),
  ],
  [
    /^(ShapeError|RangeError) .*(a shape has whole lengths|Invalid (typed )?array length)/,
    trait(
      'impossible-size',
      'You ask for a tensor or an array whose size cannot be: work the size out on paper for these arguments, with its + 1 and its rounding.',
      '있을 수 없는 크기의 텐서나 배열을 만들려고 했습니다. 이 인수로 크기를 종이에 계산해 보세요. + 1과 반올림도 확인하세요.',
    ),
  ],
  [
    /^RangeError Maximum call stack/,
    trait(
      'endless-recursion',
      'Your function calls itself and never comes to the case in which it stops.',
      '함수가 자기 자신을 부르기만 하고 멈추는 경우에 이르지 못합니다.',
    ),
  ],
];

/** The kind of error that every case that failed came to, or undefined. */
export function thrownTrait(failed: readonly { readonly outcome: Outcome }[]): Misconception | undefined {
  const errors = failed.flatMap(({ outcome }) =>
    outcome.k === 'threw' ? [`${outcome.name} ${outcome.message}`] : [],
  );
  if (errors.length < failed.length) return undefined;
  return kinds.find(([pattern]) => errors.every((error) => pattern.test(error)))?.[1];
}
