import { isTensor, type Tensor } from 'convlab';
import type { Plain } from '../../course/spec';
import { listsOf, mistake, numbersOf, tensorsOf, withResult, type Mistakes, type Subject } from './kind';
import { onNumbers, remade } from './tensors';

// The right result times something that the arguments say: a mean for a sum, a sum for a mean, a product with an input.

type Size = (args: readonly Plain[]) => number;

export function* scaleMistakes(subject: Subject): Mistakes {
  for (const [size, en, ko] of sizes(subject)) {
    yield mistake(
      'mean-for-sum',
      `Your numbers are the right ones divided by ${en}: nothing asks for a mean here.`,
      `맞는 수를 ${ko}(으)로 나누었습니다. 여기서는 평균을 내지 않습니다.`,
      withResult(subject, (result, args) => onNumbers(result, (value) => value / size(args))),
    );
    yield mistake(
      'sum-for-mean',
      `Your numbers are the right ones times ${en}: is there a division missing, or a factor too many?`,
      `맞는 수에 ${ko}을(를) 곱한 값입니다. 나눗셈을 빠뜨리거나 한 번 더 곱하지는 않았나요?`,
      withResult(subject, (result, args) => onNumbers(result, (value) => value * size(args))),
    );
  }
  for (const at of listsOf(subject)) {
    const name = subject.exercise.parameters[at];
    yield mistake(
      'percent-for-count',
      `Your numbers are percentages of the length of \`${name}\`: what is asked for are the numbers themselves.`,
      `\`${name}\`의 길이에 대한 백분율입니다. 필요한 것은 수 자체입니다.`,
      withResult(subject, (result, args) =>
        onNumbers(result, (value) => (100 * value) / (args[at] as readonly number[]).length),
      ),
    );
  }
  for (const at of tensorsOf(subject)) {
    const name = subject.exercise.parameters[at];
    yield mistake(
      'multiplied-by-an-input',
      `Each of your numbers is the right one times the number of \`${name}\` in its place.`,
      `맞는 수마다 같은 자리에 있는 \`${name}\`의 수를 곱한 값입니다.`,
      withResult(subject, (result, args) => {
        const by = args[at] as Tensor;
        if (!isTensor(result) || result.shape.join() !== by.shape.join()) return result;
        return remade(result, (index, x) => x.get(...index) * by.get(...index));
      }),
    );
  }
  for (const at of subject.exercise.parameters.keys()) {
    yield mistake(
      'input-returned',
      `What you return is \`${subject.exercise.parameters[at]}\`, as it came in.`,
      `입력 \`${subject.exercise.parameters[at]}\`을(를) 받은 그대로 반환합니다.`,
      (...args: never[]) => args[at],
    );
  }
}

/** What a student may divide by: the sizes of the arguments. */
function* sizes(subject: Subject): Iterable<readonly [Size, string, string]> {
  const names = subject.exercise.parameters;
  for (const at of tensorsOf(subject)) {
    const shape = (args: readonly Plain[]): readonly number[] => (args[at] as Tensor).shape;
    const name = `\`${names[at]}\``;
    const product = (list: readonly number[]): number => list.reduce((all, one) => all * one, 1);
    yield [(args) => product(shape(args)), `how many numbers ${name} has`, `${name}의 원소 개수`];
    yield [(args) => product(shape(args).slice(0, -1)), `how many places ${name} has`, `${name}의 자리 수`];
    yield [
      (args) => product(shape(args).slice(0, 2)),
      `the height times the width of ${name}`,
      `${name}의 높이와 너비의 곱`,
    ];
    for (let axis = 0; axis < 4; axis++) {
      yield [
        (args) => shape(args)[axis] ?? 1,
        `the length of axis ${axis} of ${name}`,
        `${name}의 ${axis}번 축 길이`,
      ];
    }
  }
  for (const at of numbersOf(subject)) {
    const value: Size = (args) => args[at] as number;
    yield [value, `\`${names[at]}\``, `\`${names[at]}\``];
    yield [(args) => value(args) ** 2, `the square of \`${names[at]}\``, `\`${names[at]}\`의 제곱`];
    yield [(args) => 1 - value(args), `1 − \`${names[at]}\``, `1 − \`${names[at]}\``];
    yield [
      (args) => (1 - value(args)) ** 2,
      `the square of 1 − \`${names[at]}\``,
      `1 − \`${names[at]}\`의 제곱`,
    ];
  }
  for (const at of listsOf(subject)) {
    yield [
      (args) => (args[at] as readonly number[]).length,
      `the length of \`${names[at]}\``,
      `\`${names[at]}\`의 길이`,
    ];
  }
}
