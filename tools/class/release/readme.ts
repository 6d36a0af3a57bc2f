import type { Language } from 'convlab';

/** What a release holds, the front page aside. */
export interface Released {
  readonly chapters: number;
  readonly exercises: number;
  readonly points: number;
}

/** What a student reads first, in one language. */
export function readme(language: Language, released: Released, languages: readonly Language[]): string {
  const other =
    languages.length < 2
      ? ''
      : { en: '[한국어](README.ko.md)\n\n', ko: '[English](README.md)\n\n' }[language];
  return { en: english, ko: korean }[language](released, other);
}

const english = (
  { chapters, exercises, points }: Released,
  other: string,
): string => `# How do convolutional networks really work?

${other}${chapters} chapters in JupyterLab, ${exercises} exercises, ${points} points. You predict, run, look, and write the pieces of a
network yourself; every answer is checked at once.

\`\`\`bash
npm start      # sets everything up, then opens the course
npm test       # sets up what it needs, then tests that the course works on your machine
\`\`\`

You need **Node ≥ 20.19** and **Python ≥ 3.10** (with \`venv\`, or [uv](https://docs.astral.sh/uv/)). The rest is
installed inside this folder, from npm and PyPI alone. Afterwards the course works offline: no account, no telemetry.

A cell that begins with \`// exercise: …\` is yours: running it saves your answer in \`exercises/\`, the next cell checks it.
The same in a terminal, or in your own editor:

\`\`\`bash
npm run check -- slideFilter            # one exercise; without a name, all of them
npm run check -- hint slideFilter       # the next of three hints
npm run reset -- slideFilter            # start over; your text is kept, with a date, in .convlab/backup
\`\`\`

If something does not work, \`npm run doctor\` says what, and the one command that fixes it.

## Handing in

Hand in the folder \`exercises/\`, as a zip archive or as your teacher says. The first line of each file says which exercise
it is: leave it there.

## What the checks here are, and what they are not

The folder \`sealed/\` holds the checks: arguments, right results and typical mistakes, drawn once for this class. Whole
numbers are kept as salted hashes, everything else is packed so that nobody reads it by chance. Whoever is determined can
get at it, and the library in \`lib/\` holds every layer of the course anyway. It is not worth it: **marks come from your
teacher's checker, which draws new cases with a seed of its own**, and a table of the results in here is worth next to
nothing there. A check that passes here is a good sign, and no mark.
`;

const korean = (
  { chapters, exercises, points }: Released,
  other: string,
): string => `# 합성곱 신경망은 실제로 어떻게 작동할까요?

${other}JupyterLab으로 배우는 ${chapters}개의 장, 연습 문제 ${exercises}개, ${points}점. 예측하고, 실행하고, 살펴보고, 신경망의 부품을 직접
작성합니다. 답은 그 자리에서 바로 채점됩니다.

\`\`\`bash
npm start      # 필요한 것을 모두 설치한 뒤 강좌를 엽니다 (한국어로 열기: npm start -- --lang ko)
npm test       # 필요한 것을 설치한 뒤, 이 컴퓨터에서 강좌가 제대로 동작하는지 확인합니다
\`\`\`

**Node 20.19 이상**과 **Python 3.10 이상**(\`venv\` 또는 [uv](https://docs.astral.sh/uv/) 포함)이 필요합니다. 나머지는 npm과
PyPI에서 받아 이 폴더 안에만 설치합니다. 설치가 끝나면 인터넷 없이도 쓸 수 있습니다. 계정도, 사용 기록 수집도 없습니다.

\`// exercise: …\`로 시작하는 셀은 여러분이 채울 자리입니다. 실행하면 답이 \`exercises/\`에 저장되고, 다음 셀이 그 답을
채점합니다. 터미널이나 평소 쓰는 편집기에서도 똑같이 할 수 있습니다.

\`\`\`bash
npm run check -- slideFilter            # 연습 문제 하나. 이름을 빼면 전부
npm run check -- hint slideFilter       # 힌트 세 개 중 다음 것
npm run reset -- slideFilter            # 처음부터 다시. 쓴 내용은 날짜와 함께 .convlab/backup에 남습니다
\`\`\`

무언가 잘 안 되면 \`npm run doctor\`가 원인과 해결 명령을 알려 줍니다.

## 제출

\`exercises/\` 폴더를 zip 파일로 묶거나 선생님이 알려 주신 방법대로 제출하세요. 각 파일의 첫 줄은 어느 연습 문제인지
나타내므로 지우지 마세요.

## 이 강좌의 채점이 하는 일과 하지 않는 일

\`sealed/\` 폴더에는 이 수업을 위해 한 번 뽑아 둔 채점 자료(인수, 올바른 결과, 흔한 실수)가 들어 있습니다. 정수는 솔트를
넣은 해시로, 나머지는 우연히 눈에 띄지 않도록 묶어서 저장했습니다. 작정하면 꺼내 볼 수 있고, 어차피 \`lib/\`의 라이브러리에
강좌의 모든 층이 들어 있습니다. 하지만 그럴 까닭이 없습니다. **성적은 선생님의 채점기가 새 시드로 뽑은 새로운 경우로
매기므로**, 여기 있는 결과를 베껴도 그곳에서는 거의 소용이 없습니다. 여기서 통과했다면 좋은 신호이지만 성적은 아닙니다.
`;
