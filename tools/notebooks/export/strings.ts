/** The pages' own strings, in both languages; the chapters' words come from the notebooks. */
import type { Bilingual } from 'convlab';

export const strings = {
  skip: { en: 'Skip to the text', ko: '본문으로 건너뛰기' },
  navigation: { en: 'Course', ko: '강좌' },
  chapters: { en: 'Chapters', ko: '차례' },
  onThisPage: { en: 'On this page', ko: '이 페이지에서' },
  previous: { en: 'Previous', ko: '이전' },
  next: { en: 'Next', ko: '다음' },
  around: { en: 'Previous and next chapter', ko: '이전 장과 다음 장' },
  answer: { en: 'Your answer', ko: '여러분의 답' },
  code: { en: 'Code', ko: '코드' },
  output: { en: 'Output', ko: '출력' },
  inWords: { en: 'In words', ko: '글로 읽기' },
  figure: { en: 'Figure', ko: '그림' },
  absent: { en: 'not among these pages', ko: '이 페이지들에는 없습니다' },
  read: { en: 'Read in English', ko: '한국어로 읽기' },
  reference: { en: 'Reference of the library', ko: '라이브러리 레퍼런스(영어)' },
  runs: {
    en: 'The code on these pages runs in your browser; nothing is installed, and nothing you write is sent anywhere. To have the same in JupyterLab, start the course on a computer with',
    ko: '이 페이지의 코드는 브라우저에서 실행됩니다. 설치할 것이 없고, 쓴 내용은 어디에도 보내지 않습니다. JupyterLab에서 하려면 컴퓨터에서 강좌를 시작하세요:',
  },
  footer: {
    en: 'These pages are for reading: charts and steppers are live, code is not. To run the code, move the sliders and have your answers checked, start the course on a computer with',
    ko: '읽기 위한 페이지입니다. 차트와 단계별 그림은 움직이지만 코드는 실행되지 않습니다. 코드를 실행하고 슬라이더를 움직이고 답을 채점받으려면 컴퓨터에서 강좌를 시작하세요:',
  },
} as const satisfies Record<string, Bilingual>;
