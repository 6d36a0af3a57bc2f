/** What the page's controls say, in both languages. */

import type { Bilingual, Language } from '../../../lib/language';

const all = {
  run: { en: 'Run', ko: '실행' },
  runToHere: { en: 'Run to here', ko: '여기까지 실행' },
  runAll: { en: 'Run all', ko: '모두 실행' },
  stop: { en: 'Stop', ko: '멈춤' },
  restart: { en: 'Restart', ko: '다시 시작' },
  original: { en: 'Original text', ko: '처음 내용으로' },
  earlier: { en: 'My earlier text', ko: '이전에 쓴 내용' },
  link: { en: 'Link to this cell', ko: '이 셀의 링크' },
  copied: { en: 'Link copied', ko: '링크를 복사했습니다' },
  copyHere: { en: 'Copy the link:', ko: '링크를 복사하세요.' },
  editor: { en: 'Code', ko: '코드' },
  answerEditor: { en: 'Your answer', ko: '여러분의 답' },
  toolbar: { en: 'Run this page', ko: '이 페이지 실행' },
  starting: { en: 'Starting TypeScript …', ko: 'TypeScript를 준비하는 중 …' },
  running: { en: 'running …', ko: '실행 중 …' },
  waiting: { en: 'waiting …', ko: '대기 중 …' },
  done: { en: 'Done:', ko: '끝났습니다.' },
  cellsRun: { en: 'Cells run:', ko: '실행한 셀:' },
  oneFailed: { en: 'The last one stopped.', ko: '마지막 셀이 멈췄습니다.' },
  aborted: { en: 'not run: a cell before it stopped', ko: '앞의 셀이 멈춰 실행하지 않았습니다' },
  failed: { en: 'stopped by an error', ko: '오류로 멈췄습니다' },
  seconds: { en: 's', ko: '초' },
  ended: {
    en: 'The loop could not hear Stop, so everything was started anew: run the cells above again. What you wrote is kept.',
    ko: '반복문이 멈춤 신호를 받을 수 없어 모두 다시 시작했습니다. 위쪽 셀부터 다시 실행하세요. 쓴 내용은 그대로 있습니다.',
  },
  restarted: {
    en: 'Started anew: no cell has run yet.',
    ko: '다시 시작했습니다. 아직 실행한 셀이 없습니다.',
  },
  broken: { en: 'TypeScript could not be started:', ko: 'TypeScript를 시작하지 못했습니다:' },
  download: { en: 'Save answers', ko: '답 저장' },
  upload: { en: 'Open answers', ko: '답 열기' },
  opened: { en: 'Answers read from the file:', ko: '파일에서 읽은 답:' },
  leftOut: { en: 'Left out, as no answers of this course:', ko: '이 강좌의 답이 아니어서 뺀 파일:' },
  setAside: {
    en: 'Where you had written something else, “My earlier text” below the answer brings it back.',
    ko: '다르게 써 둔 답은 그 아래 “이전에 쓴 내용”으로 되돌릴 수 있습니다.',
  },
  damaged: {
    en: 'That file is no zip, or it is damaged. Nothing was changed.',
    ko: 'zip 파일이 아니거나 손상된 파일입니다. 바뀐 것은 없습니다.',
  },
  tooLarge: {
    en: 'That file is too large for answers. Nothing was changed.',
    ko: '답 파일이라기에는 너무 큽니다. 바뀐 것은 없습니다.',
  },
  nothingToSave: {
    en: 'No answers yet: what you write into answer cells is what is saved.',
    ko: '아직 저장할 답이 없습니다. 답 셀에 쓴 내용이 저장됩니다.',
  },
  badLink: {
    en: 'This link leads to a cell or a code that is not there, or only a part of the link has arrived. Nothing was changed.',
    ko: '링크가 가리키는 셀이나 코드가 없거나, 링크의 일부만 도착했습니다. 바뀐 것은 없습니다.',
  },
  noAnswers: {
    en: 'That file holds no answers: a zip with exercises/NN-topic/<id>.ts is needed.',
    ko: '이 파일에는 답이 없습니다. exercises/NN-topic/<id>.ts가 들어 있는 zip 파일이어야 합니다.',
  },
  notKept: {
    en: 'This browser keeps nothing for this page (its storage is full or refused). Save your answers as a file before you close it.',
    ko: '이 브라우저가 저장을 거부했거나 공간이 없어 아무것도 보관하지 못합니다. 창을 닫기 전에 답을 파일로 저장하세요.',
  },
  newVersion: { en: 'A newer version of the course is here.', ko: '강좌의 새 버전이 있습니다.' },
  reload: { en: 'Reload', ko: '새로 고침' },
  shared: {
    en: 'The link you opened brought changed code for this cell. Read it, then run it if you like. What you had written is behind “My earlier text”.',
    ko: '이 링크에는 이 셀의 바뀐 코드가 들어 있습니다. 먼저 읽어 보고 원하면 실행하세요. 전에 써 둔 것이 있으면 “이전에 쓴 내용”에 있습니다.',
  },
  marks: {
    en: 'Checked on this device, for practice: marks come from your lecturer’s checker.',
    ko: '이 기기에서 연습으로 확인한 결과입니다. 점수는 강사의 채점기로 매깁니다.',
  },
  live: {
    en: 'These pages run in your browser: nothing is installed, and nothing you write is sent anywhere.',
    ko: '이 페이지는 브라우저에서 실행됩니다. 설치할 것이 없고, 쓴 내용은 어디에도 보내지 않습니다.',
  },
} as const satisfies Record<string, Bilingual>;

export const language: Language = document.documentElement.lang === 'ko' ? 'ko' : 'en';

/** A text in the page's language. */
export function word(name: keyof typeof all): string {
  return all[name][language];
}
