import type { Bilingual } from 'convlab';
import type { Doubt } from './candidates';
import type { Refusal } from './entries';

/** What intake.csv says of a text that a person should look at. */
export const doubtWords: Record<Doubt, Bilingual> = {
  'no-first-line': {
    en: 'the first line does not name the exercise: known by the file’s name',
    ko: '첫 줄에 연습 문제 이름이 없어 파일 이름으로 판단함',
  },
  'other-encoding': { en: 'not UTF-8: converted', ko: 'UTF-8이 아니어서 변환함' },
  'id-misspelled': { en: 'the exercise’s name in another case', ko: '연습 문제 이름의 대소문자가 다름' },
  several: {
    en: 'several different texts: the last changed was taken',
    ko: '서로 다른 답이 여럿이라 마지막에 고친 것을 택함',
  },
};

/** What intake.csv says of a part that was left out. */
export const refusalWords: Record<Refusal, Bilingual> = {
  link: { en: 'a link: not followed', ko: '링크라서 따라가지 않음' },
  device: { en: 'not a regular file', ko: '일반 파일이 아님' },
  'climbs-out': { en: 'a path that leads out of the archive', ko: '압축 파일 밖을 가리키는 경로' },
  'too-large': { en: 'too large, or unpacks to too much', ko: '너무 크거나 압축을 풀면 너무 커짐' },
  'too-many': {
    en: 'too many files, or archives within archives',
    ko: '파일이 너무 많거나 압축이 여러 겹임',
  },
  'not-a-zip': { en: 'a zip archive that cannot be opened', ko: '열 수 없는 zip 파일' },
  'other-archive': {
    en: 'an archive that is not opened: ask for a zip',
    ko: '열지 않는 압축 형식: zip으로 다시 받으세요',
  },
};

export const words = {
  noHandIn: { en: 'no hand-in', ko: '제출하지 않음' },
  nothingFound: { en: 'no answer found in it', ko: '답을 찾지 못함' },
  notOnRoster: { en: 'not on the class list', ko: '명단에 없는 학생' },
  sameStudent: { en: 'several hand-ins of one student, taken together', ko: '한 학생이 여러 번 제출해 합침' },
  starter: { en: 'still the starter', ko: '시작 파일 그대로임' },
  late: { en: 'marked late', ko: '늦게 제출한 것으로 표시됨' },
  alsoIn: { en: 'also in', ko: '다른 곳' },
} satisfies Record<string, Bilingual>;
