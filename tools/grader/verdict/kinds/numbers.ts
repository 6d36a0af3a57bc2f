import {
  listsOf,
  mistake,
  numbersOf,
  withArguments,
  withArgument,
  type Mistakes,
  type Subject,
} from './kind';

// Numbers and lists among the arguments: one ignored, taken for another, or one off.

export function* numberMistakes(subject: Subject): Mistakes {
  const names = subject.exercise.parameters;
  for (const at of numbersOf(subject)) {
    const least = Math.min(...subject.calls.map((args) => args[at] as number));
    const isCount = subject.calls.every((args) => Number.isInteger(args[at])) && least >= 1;
    const name = names[at];
    yield mistake(
      'argument-ignored',
      `Your result is the one for ${name} = ${isCount ? 1 : 0}: where does your function use \`${name}\`?`,
      `${name} = ${isCount ? 1 : 0}일 때의 결과입니다. 함수의 어디에서 \`${name}\`을(를) 쓰나요?`,
      withArgument(subject, at, () => (isCount ? 1 : 0)),
    );
    // A step of 0 would never arrive.
    const spare = [0, 1].filter(
      (value) => value !== (isCount ? 1 : 0) && !(value === 0 && /stride|step/i.test(name)),
    );
    for (const value of spare) {
      yield mistake(
        'argument-ignored',
        `Your result is the one for ${name} = ${value}: where does your function use \`${name}\`?`,
        `${name} = ${value}일 때의 결과입니다. 함수의 어디에서 \`${name}\`을(를) 쓰나요?`,
        withArgument(subject, at, () => value),
      );
    }
    const others: readonly (readonly [number, string, string, (value: number) => number])[] = [
      [least + 1, 'one more', '하나 더 큰 수', (value) => value + 1],
      [least - 1, 'one less', '하나 더 작은 수', (value) => value - 1],
    ];
    for (const [then, en, ko, change] of isCount ? others : []) {
      if (then < 1) continue;
      yield mistake(
        'argument-one-off',
        `Your result is the one for ${en} than \`${name}\`: check the bounds and the + 1.`,
        `\`${name}\`보다 ${ko}일 때의 결과입니다. 범위와 + 1을 확인하세요.`,
        withArgument(subject, at, change),
      );
    }
    for (const [factor, en, ko] of [
      [2, 'twice', '두 배'],
      [0.5, 'half', '절반'],
      [-1, 'minus', '부호를 바꾼 값'],
    ] as const) {
      if (isCount && factor !== 2) continue;
      if (least === 0 && factor === 0.5) continue;
      yield mistake(
        'argument-counted-wrongly',
        `Your result is the one for ${en} \`${name}\`.`,
        `\`${name}\`의 ${ko}일 때의 결과입니다.`,
        withArgument(subject, at, (value: number) => value * factor),
      );
    }
    yield mistake(
      'argument-counted-wrongly',
      `Your result is the one for the square of \`${name}\`.`,
      `\`${name}\`의 제곱일 때의 결과입니다.`,
      withArgument(subject, at, (value: number) => value ** 2),
    );
    if (!isCount) {
      yield mistake(
        'argument-complement',
        `Your result is the one for 1 − \`${name}\`.`,
        `1 − \`${name}\`일 때의 결과입니다.`,
        withArgument(subject, at, (value: number) => 1 - value),
      );
    }
    yield* takenForAnother(subject, at);
  }
  const lists = listsOf(subject);
  for (const at of lists) yield* listMistakes(subject, [at]);
  if (lists.length > 1) yield* listMistakes(subject, lists);
}

function* takenForAnother(subject: Subject, at: number): Mistakes {
  const names = subject.exercise.parameters;
  for (const other of numbersOf(subject)) {
    if (other === at) continue;
    if (other > at) {
      yield mistake(
        'arguments-swapped',
        `\`${names[at]}\` and \`${names[other]}\` are swapped in your answer.`,
        `답에서 \`${names[at]}\`와(과) \`${names[other]}\`이(가) 뒤바뀌었습니다.`,
        withArguments(subject, (args) =>
          args.map((arg, i) => (i === at ? args[other] : i === other ? args[at] : arg)),
        ),
      );
    }
    yield mistake(
      'argument-taken-for-another',
      `You use \`${names[other]}\` where \`${names[at]}\` belongs.`,
      `\`${names[at]}\` 자리에 \`${names[other]}\`을(를) 썼습니다.`,
      withArguments(subject, (args) => args.map((arg, i) => (i === at ? args[other] : arg))),
    );
  }
}

function* listMistakes(subject: Subject, ats: readonly number[]): Mistakes {
  const name = ats.map((at) => subject.exercise.parameters[at]).join('`, `');
  const changed: readonly (readonly [string, string, string, (list: readonly number[]) => unknown])[] = [
    [
      'counted-from-one',
      `You count the entries of \`${name}\` from 1: they begin with 0.`,
      `\`${name}\`의 값을 1부터 세었습니다. 0부터 시작합니다.`,
      (list) => list.map((value) => value - 1),
    ],
    [
      'counted-from-one',
      `You count the entries of \`${name}\` from 1: they begin with 0.`,
      `\`${name}\`의 값을 1부터 세었습니다. 0부터 시작합니다.`,
      (list) => list.map((value) => value + 1),
    ],
    [
      'last-entry-missed',
      `The last entry of \`${name}\` is missing from your result.`,
      `\`${name}\`의 마지막 원소가 결과에 들어가지 않았습니다.`,
      (list) => list.slice(0, -1),
    ],
    [
      'first-entry-missed',
      `The first entry of \`${name}\` is missing from your result.`,
      `\`${name}\`의 첫 원소가 결과에 들어가지 않았습니다.`,
      (list) => list.slice(1),
    ],
    [
      'one-entry-for-all',
      `You use the first entry of \`${name}\` everywhere.`,
      `어디서나 \`${name}\`의 첫 원소를 씁니다.`,
      (list) => list.map(() => list[0]),
    ],
    [
      'list-reversed',
      `You read \`${name}\` from its end.`,
      `\`${name}\`을(를) 끝에서부터 읽습니다.`,
      (list) => [...list].reverse(),
    ],
    [
      'complement',
      `Your result is the one for 1 − each entry of \`${name}\`.`,
      `\`${name}\`의 원소마다 1에서 뺀 값을 쓴 결과입니다.`,
      (list) => list.map((value) => 1 - value),
    ],
  ];
  for (const [kind, en, ko, change] of changed) {
    yield mistake(
      kind,
      en,
      ko,
      withArguments(subject, (args) =>
        args.map((arg, i) => (ats.includes(i) ? change(arg as number[]) : arg)),
      ),
    );
  }
  const [at] = ats;
  for (const other of ats.length > 1 ? [] : listsOf(subject)) {
    if (other === at) continue;
    yield mistake(
      'argument-taken-for-another',
      `You use \`${subject.exercise.parameters[other]}\` where \`${name}\` belongs.`,
      `\`${name}\` 자리에 \`${subject.exercise.parameters[other]}\`을(를) 썼습니다.`,
      withArguments(subject, (args) => args.map((arg, i) => (i === at ? args[other] : arg))),
    );
    if (other > at) {
      yield mistake(
        'arguments-swapped',
        `\`${name}\` and \`${subject.exercise.parameters[other]}\` are swapped in your answer.`,
        `답에서 \`${name}\`와(과) \`${subject.exercise.parameters[other]}\`이(가) 뒤바뀌었습니다.`,
        withArguments(subject, (args) =>
          args.map((arg, i) => (i === at ? args[other] : i === other ? args[at] : arg)),
        ),
      );
    }
  }
}
