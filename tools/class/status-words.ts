import type { Bilingual } from 'convlab';

/** The checker's statuses, for people. */
export const statusWords: Readonly<Record<string, Bilingual>> = {
  passed: { en: 'passed', ko: '통과' },
  failed: { en: 'not yet right', ko: '아직 맞지 않음' },
  'not-started': { en: 'not started', ko: '시작하지 않음' },
  'compile-error': { en: 'does not compile', ko: '컴파일되지 않음' },
  timeout: { en: 'ran out of time', ko: '시간 초과' },
  'out-of-memory': { en: 'ran out of memory', ko: '메모리 초과' },
  crashed: { en: 'ended the program', ko: '프로그램이 멈춤' },
  'protocol-error': { en: 'tampered with the checker', ko: '채점기를 건드림' },
};
