import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from 'convlab';
import { escapeHtml } from '../../../lib/host/html';
import { writeCsv } from '../csv';
import { page, table } from '../page';
import { similarPairs, type AnswerText, type SimilarPair } from './pairs';

export interface SimilarOptions {
  readonly work: string;
  readonly out: string;
  /** The least similarity that is shown, 0 … 1. */
  readonly atLeast: number;
  readonly language: Language;
}

export interface ExerciseTexts {
  readonly chapter: string;
  readonly id: string;
  /** What does not count: the starter and the kit's solution. */
  readonly ignored: readonly string[];
}

export interface FoundPair extends SimilarPair {
  readonly id: string;
}

const words = {
  en: {
    title: 'Answers that resemble each other',
    warning:
      'A hint, never a verdict: short right answers resemble each other by nature. Names, comments and layout do not count, nor does what stands in the starter or in the kit’s own solution. Read both answers before you ask anyone.',
    none: 'No pair is above the threshold.',
    head: ['Exercise', 'Students', 'In common'],
    of: (id: string, { left, right }: SimilarPair) => `${id}: ${left.student} and ${right.student}`,
  },
  ko: {
    title: '서로 닮은 답',
    warning:
      '참고 자료일 뿐 판정이 아닙니다. 짧은 정답은 본래 서로 닮습니다. 이름, 주석, 배치는 비교하지 않으며, 시작 파일과 모범 답안에 있는 부분도 뺐습니다. 누구에게 묻기 전에 두 답을 직접 읽어 보세요.',
    none: '기준을 넘는 쌍이 없습니다.',
    head: ['연습 문제', '학생', '공통 비율'],
    of: (id: string, { left, right }: SimilarPair) => `${id}: ${left.student} · ${right.student}`,
  },
} as const;

/** Compares the students' answers to each exercise; writes similar.csv, index.html, and a page for each pair. */
export async function similar(
  exercises: readonly ExerciseTexts[],
  students: readonly string[],
  { work, out, atLeast, language }: SimilarOptions,
): Promise<FoundPair[]> {
  const found: FoundPair[] = [];
  for (const { chapter, id, ignored } of exercises) {
    const answers = students.flatMap((student): AnswerText[] => {
      const file = join(work, student, chapter, `${id}.ts`);
      return existsSync(file) ? [{ student, text: readFileSync(file, 'utf8') }] : [];
    });
    for (const pair of await similarPairs(answers, ignored, atLeast)) found.push({ ...pair, id });
  }
  found.sort((a, b) => b.similarity - a.similarity || (nameOf(a) < nameOf(b) ? -1 : 1));
  write(found, out, language);
  return found;
}

function write(found: readonly FoundPair[], out: string, language: Language): void {
  const say = words[language];
  rmSync(join(out, 'pairs'), { recursive: true, force: true });
  mkdirSync(join(out, 'pairs'), { recursive: true });
  const rows = found.map(({ id, left, right, similarity }) => ({
    exercise: id,
    left: left.student,
    right: right.student,
    similarity: similarity.toFixed(2),
  }));
  writeFileSync(join(out, 'similar.csv'), writeCsv(['exercise', 'left', 'right', 'similarity'], rows));
  for (const pair of found) writeFileSync(join(out, 'pairs', nameOf(pair)), pairPage(pair, language));
  const links = found.map(
    (pair) =>
      `<li><a href="pairs/${encodeURIComponent(nameOf(pair))}">${escapeHtml(say.of(pair.id, pair))}</a>`,
  );
  const list = found.length === 0 ? `<p>${say.none}</p>` : `<ol>${links.join('\n')}</ol>`;
  const overview = table(
    say.head,
    found.map((pair) => [pair.id, `${pair.left.student} · ${pair.right.student}`, percent(pair)]),
  );
  const body = [`<p>${say.warning}</p>`, list, found.length === 0 ? '' : overview].join('\n');
  writeFileSync(join(out, 'index.html'), page({ title: say.title, language, body }));
}

/** Both answers side by side; the rows that stand in both are marked, in color and by a bar. */
function pairPage(pair: FoundPair, language: Language): string {
  const side = ({ student, text }: AnswerText, rows: ReadonlySet<number>): string => {
    const lines = text.split('\n').map((line, i) => {
      return rows.has(i) ? `<mark>▌${escapeHtml(line)}</mark>` : ` ${escapeHtml(line)}`;
    });
    return `<div><h2>${escapeHtml(student)}</h2><pre>${lines.join('\n')}</pre></div>`;
  };
  const body = [
    `<p>${percent(pair)}. ${words[language].warning}</p>`,
    '<div style="display: grid; grid-template-columns: 1fr 1fr; gap: 1rem">',
    side(pair.left, pair.leftRows),
    side(pair.right, pair.rightRows),
    '</div>',
  ].join('\n');
  return page({ title: words[language].of(pair.id, pair), language, body });
}

const percent = ({ similarity }: SimilarPair): string => `${Math.round(similarity * 100)} %`;
const nameOf = ({ id, left, right }: FoundPair): string => `${id}.${left.student}.${right.student}.html`;
