import type { Bilingual } from 'convlab';
import { both } from '../both';
import type { Outside } from '../wire/values';

// Everything the checker says. One place, so that tone and terms stay the same in both languages.

const at = (line: number | undefined): Bilingual =>
  line === undefined ? both('', '') : both(`line ${line}: `, `${line}번째 줄: `);
const around = (line: number | undefined, text: Bilingual): Bilingual =>
  both(at(line).en + text.en, at(line).ko + text.ko);

/** A Korean word as the subject: 이 after a final consonant, 가 after none. */
function subject(word: string): string {
  const last = (word.codePointAt(word.length - 1) ?? 0) - 0xac00;
  return last < 0 || last > 11171 ? `${word}이(가)` : word + (last % 28 > 0 ? '이' : '가');
}

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;

/** What a beginner's commonest mistakes look like to the machine, and what to do about them. */
function advice(name: string, message: string, hasTensors: boolean): Bilingual | undefined {
  if (name === 'TypeError' && /^Cannot (read|set) properties of undefined \(\w+ '\d+'\)/.test(message)) {
    if (!hasTensors) {
      return both(
        'There is no such row yet: an empty array has no rows. Make them first, `Array.from({ length: n }, () => new Array(n).fill(0))`, and check that the index counts from 0.',
        '그런 행이 아직 없습니다. 빈 배열에는 행이 없으므로 먼저 `Array.from({ length: n }, () => new Array(n).fill(0))`로 만드세요. 인덱스가 0부터 시작하는지도 확인하세요.',
      );
    }
    return both(
      'A tensor is read with `x.get(i, j)` and written with `x.set(i, j, value)`, not with `x[i][j]`.',
      '텐서의 값은 `x[i][j]`가 아니라 `x.get(i, j)`로 읽고 `x.set(i, j, value)`로 씁니다.',
    );
  }
  const unknown = name === 'ReferenceError' ? /^(\S+) is not defined/.exec(message)?.[1] : undefined;
  if (unknown === undefined) return undefined;
  return both(
    `Is '${unknown}' spelled as you declared it? A tensor function must be imported from 'convlab'.`,
    `'${unknown}'의 철자가 선언한 이름과 같은가요? 텐서 함수라면 'convlab'에서 import해야 합니다.`,
  );
}

const notStarted = both(
  'Not started yet: write your answer, then check again.',
  '아직 시작하지 않았습니다. 답을 쓴 뒤 다시 확인하세요.',
);

/** The names of convlab that are, or contain, what an exercise asks for. */
const solvesExercises =
  /^(\*|default|naive|wasm|loadBackend|im2col|col2im|conv2d\w*|maxPool2d\w*|avgPool2d\w*|dense\w*|relu\w*|localResponseNorm\w*|dropout\w*|softmaxCrossEntropy|outputSize|samePadding|conv\w+|receptiveField|confusion|momentumStep|sgd|leNet|alexNet|\w+Layer)$/;

export const say = {
  syntax: (what: string, line?: number): Bilingual =>
    around(
      line,
      both(`the file cannot be read as TypeScript: ${what}`, `TypeScript로 읽을 수 없습니다: ${what}`),
    ),
  unreadable: both(
    'the file cannot be read: it is nested so deeply, or so tangled, that the compiler gave up',
    '파일을 읽을 수 없습니다. 너무 깊이 중첩되었거나 복잡해서 컴파일러가 포기했습니다',
  ),
  importRefused: (from: string): Bilingual =>
    both(
      `An answer stands on its own: '${from}' cannot be imported here. Only 'convlab' can, and of it the tensor functions.`,
      `답은 다른 파일에 기대지 않아야 합니다. 여기서는 '${from}'을(를) 불러올 수 없습니다. 'convlab'의 텐서 함수만 쓸 수 있습니다.`,
    ),
  nameRefused: (name: string): Bilingual =>
    solvesExercises.test(name)
      ? both(
          `'${name}' of convlab would do the exercise for you, so it is not available here. Build it from the tensor functions (tensor, zeros, contiguous, …): that is the fun of it.`,
          `convlab의 '${name}'을(를) 쓰면 연습 문제를 대신 풀어 주는 셈이라 여기서는 쓸 수 없습니다. 텐서 함수(tensor, zeros, contiguous 등)로 직접 만들어 보세요. 그 재미로 푸는 문제입니다.`,
        )
      : both(
          `'${name}' of convlab is not available in an answer. Only the tensor functions are (tensor, zeros, contiguous, …): leave it out of the import.`,
          `convlab의 '${name}'은(는) 답에서 쓸 수 없습니다. 텐서 함수(tensor, zeros, contiguous 등)만 쓸 수 있으니 import에서 빼세요.`,
        ),
  notStarted,
  noAnswer: {
    'not-started': (_file: string): Bilingual => notStarted,
    'no-file': (file: string): Bilingual =>
      both(`Not started yet: there is no ${file}.`, `아직 시작하지 않았습니다. ${file} 파일이 없습니다.`),
    'not-a-file': (file: string): Bilingual =>
      both(
        `${file} is not a regular file (a link or a folder): an answer is a file of its own.`,
        `${file}은(는) 일반 파일이 아닙니다(링크나 폴더). 답은 그 자체로 하나의 파일이어야 합니다.`,
      ),
    'not-utf8': (file: string): Bilingual =>
      both(
        `${file} is not UTF-8 text: save it as UTF-8.`,
        `${file}은(는) UTF-8 텍스트가 아닙니다. UTF-8로 저장하세요.`,
      ),
    'too-long': (file: string): Bilingual =>
      both(
        `${file} is larger than an answer can be (200 kB).`,
        `${file}이(가) 너무 큽니다(답은 200 kB까지).`,
      ),
  },
  checkerFailed: (what: string): Bilingual =>
    both(
      `The checker itself failed on this exercise, which is not your fault: ${what}`,
      `채점 프로그램이 이 문제에서 오류를 일으켰습니다. 답의 잘못이 아닙니다: ${what}`,
    ),
  sameAgain: both(
    'The other cases would fail in the same way, so they were not run.',
    '다른 경우도 똑같이 실패할 것이므로 실행하지 않았습니다.',
  ),
  tooSlowToGoOn: both(
    'That took so long that the other cases would not fit into the time, so they were not run.',
    '너무 오래 걸려서 남은 경우를 시간 안에 끝낼 수 없으므로 실행하지 않았습니다.',
  ),
  noExport: (id: string): Bilingual =>
    both(
      `The file exports no function '${id}'. Its first line should read \`export function ${id}(…)\`.`,
      `파일이 '${id}' 함수를 내보내지 않습니다. \`export function ${id}(…)\`로 선언하세요.`,
    ),
  loadError: (name: string, message: string, line?: number): Bilingual =>
    around(
      line,
      both(
        `the file threw ${name} before any case was run: ${message}`,
        `채점을 시작하기도 전에 파일이 ${name} 오류를 던졌습니다: ${message}`,
      ),
    ),
  threw: (name: string, message: string, line?: number, hasTensors = true): Bilingual => {
    const what =
      message === ''
        ? both(`your function threw ${name}, without a message`, `함수가 메시지 없이 ${name} 값을 던졌습니다`)
        : both(`your function threw ${name}: ${message}`, `함수가 ${name} 오류를 던졌습니다: ${message}`);
    const { en, ko } = around(line, what);
    const more = advice(name, message, hasTensors);
    return more === undefined ? { en, ko } : { en: `${en}\n${more.en}`, ko: `${ko}\n${more.ko}` };
  },
  tooDeep: (line?: number): Bilingual =>
    around(
      line,
      both(
        'your function calls itself without end (the call stack is full). When does it stop?',
        '함수가 자기 자신을 끝없이 부릅니다(호출 스택이 가득 찼습니다). 언제 멈추나요?',
      ),
    ),
  /** `how` says what counted: seconds of computing, of the clock on the wall, or that it slept. */
  timeout: (seconds: number, how: string): Bilingual => {
    if (how === 'sleeping')
      return both(
        `The answer was waiting, without computing, far longer than the ${seconds} s that it gets: for what? What follows was not run.`,
        `계산은 하지 않고 기다리기만 했습니다. 주어진 시간 ${seconds}초를 훨씬 넘겼습니다. 무엇을 기다리나요? 나머지는 실행하지 않았습니다.`,
      );
    const [en, ko] = how === 'computing' ? [' of computing time', '계산 시간 '] : ['', ''];
    return both(
      `The cases together took more than ${seconds} s${en}: is there a loop that never ends? What follows was not run.`,
      `모든 경우를 합쳐 ${ko}${seconds}초가 지나도 끝나지 않았습니다. 끝나지 않는 반복문이 있나요? 나머지는 실행하지 않았습니다.`,
    );
  },
  outOfMemory: both(
    'The answer used up its memory: does an array grow without end? What follows was not run.',
    '메모리를 다 써 버렸습니다. 끝없이 커지는 배열이 있나요? 나머지는 실행하지 않았습니다.',
  ),
  exited: both(
    'The answer ended its own process (process.exit or the like): a function ends with return. What follows was not run.',
    '답이 자기 프로세스를 끝냈습니다(process.exit 등). 함수는 return으로 끝냅니다. 나머지는 실행하지 않았습니다.',
  ),
  crashed: (how: string): Bilingual =>
    both(
      `The answer's process ended before it replied (${how}). What follows was not run.`,
      `답을 실행하던 프로세스가 응답하기 전에 끝났습니다(${how}). 나머지는 실행하지 않았습니다.`,
    ),
  protocol: (what: string): Bilingual =>
    both(
      `The answer's process sent something that is no reply (${what}), so nothing of it counts.`,
      `답을 실행하던 프로세스가 올바르지 않은 응답을 보냈습니다(${what}). 점수에 넣지 않습니다.`,
    ),
  same: both('the same', '위와 같음'),
  notRun: both('not run', '실행하지 않음'),
  stoppedHere: both('the run stopped here', '여기서 멈췄습니다'),
  partlyNotStarted: both('this path still throws NotStarted', '이 경우에는 아직 NotStarted를 던집니다'),
  wrongKind: (where: string, found: Bilingual, expected: Bilingual): Bilingual =>
    both(
      `${where}expected ${expected.en}, your answer is ${found.en}`,
      `${where}${subject(expected.ko)} 필요한데, 답은 ${found.ko}입니다`,
    ),
  wrapIt: both('Wrap nested arrays with tensor(…).', '중첩 배열은 tensor(…)로 감싸세요.'),
  dropAsync: both('Leave out async: return the value itself.', 'async를 빼고 값을 바로 반환하세요.'),
  forgotReturn: both('Is a return missing?', 'return을 빠뜨렸나요?'),
  shape: (where: string, found: string, expected: string): Bilingual =>
    both(
      `${where}shape: yours ${found}, expected ${expected}`,
      `${where}모양: 답은 ${found}, 정답은 ${expected}`,
    ),
  length: (where: string, found: number, expected: number): Bilingual =>
    both(
      `${where}yours has ${found} entries, expected ${expected}`,
      `${where}답의 원소는 ${found}개, 정답은 ${expected}개입니다`,
    ),
  differs: (where: string, found: string, expected: string): Bilingual =>
    both(`${where}yours ${found}, expected ${expected}`, `${where}답은 ${found}, 정답은 ${expected}`),
  notRight: (where: string, found: string): Bilingual =>
    both(`${where}yours is ${found}, which is not right`, `${where}답은 ${found}인데, 맞지 않습니다`),
  notFinite: (where: string, found: string, expected: string): Bilingual =>
    both(
      `${where}yours is ${found}, which is no finite number; expected ${expected}`,
      `${where}답이 유한한 수가 아니라 ${found}입니다. 정답은 ${expected}`,
    ),
  whyNaN: both(
    'How NaN comes about: a sum with undefined, 0 / 0, Infinity − Infinity, Infinity / Infinity.',
    'NaN은 undefined를 더하거나 0 / 0, Infinity − Infinity, Infinity / Infinity를 계산하면 생깁니다.',
  ),
  outside: ({ method, index, shape }: Outside, name: string | undefined, line?: number): Bilingual => {
    const places = [...index, ...(method === 'set' ? ['…'] : [])].join(', ');
    const call = `\`${name === undefined ? '' : `${name}.`}${method}(${places})\``;
    const [en, ko] = [name ?? 'its tensor', name ?? '텐서'];
    const size = `[${shape.join(', ')}]`;
    if (index.length !== shape.length) {
      return around(
        line,
        both(
          `${call} has ${count(index.length, 'index', 'indices')}, but ${en} has ${count(shape.length, 'axis', 'axes')} (shape ${size}).`,
          `${call}의 인덱스는 ${index.length}개인데, ${ko}의 축은 ${shape.length}개입니다(모양 ${size}).`,
        ),
      );
    }
    return around(
      line,
      method === 'get'
        ? both(
            `${call} reads outside of ${en}, whose shape is ${size}: that gives undefined, or a number from another place.`,
            `${call}은(는) 모양이 ${size}인 ${ko}의 바깥을 읽습니다. 그러면 undefined나 다른 자리의 수가 나옵니다.`,
          )
        : both(
            `${call} writes outside of ${en}, whose shape is ${size}: the number is lost, or lands in another place.`,
            `${call}은(는) 모양이 ${size}인 ${ko}의 바깥에 씁니다. 그 수는 사라지거나 다른 자리에 들어갑니다.`,
          ),
    );
  },
  missing: (key: string, found: Bilingual): Bilingual =>
    both(
      `your result has no '${key}', it is ${found.en}`,
      `결과에 '${key}'이(가) 없습니다. 답은 ${found.ko}입니다`,
    ),
  changedInput: (name: string, isList: boolean): Bilingual =>
    isList
      ? both(
          `your function changed its input '${name}' (\`shift\`, \`pop\`, \`sort\` and \`reverse\` do that): read it by index, or work on a copy, \`[...${name}]\``,
          `함수가 입력 '${name}'을(를) 바꾸었습니다(\`shift\`, \`pop\`, \`sort\`, \`reverse\`가 그렇습니다). 인덱스로 읽거나 복사본 \`[...${name}]\`에서 작업하세요`,
        )
      : both(
          `your function changed its input '${name}': work on a copy (\`tensor(${name})\`) or on a new tensor`,
          `함수가 입력 '${name}'을(를) 바꾸었습니다. 복사본(\`tensor(${name})\`)이나 새 텐서에 쓰세요`,
        ),
} as const;
