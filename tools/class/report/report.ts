import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bilingual, Language } from 'convlab';
import { escapeHtml } from '../../../lib/host/html';
import { jsonScript } from '../../notebooks/export/html';
import { readMarks, totalOf } from '../marks';
import { page, table } from '../page';
import { byNeed, exerciseStatistics, misconceptionCounts, silentCases } from './statistics';
import { reportWords } from './words';

export interface ReportOptions {
  readonly marks: string;
  readonly out: string;
  readonly language: Language;
  /** plotly.js's script, copied beside the page. */
  readonly plotly: string;
  /** What the lecturer can say about a misconception. */
  readonly sentenceFor: (id: string, misconception: string) => Promise<Bilingual | undefined>;
}

/** Writes DIR/index.html, one page for the lecturer; what Plotly draws stands in a table, too. */
export async function report(options: ReportOptions): Promise<void> {
  const { marks: folder, out, language } = options;
  const all = readMarks(folder);
  const say = reportWords[language];
  const statistics = exerciseStatistics(all);
  const body = [
    `<p>${say.intro(all.length)}</p>`,
    chart('points', say.distribution),
    `<h2>${say.exercises}</h2>\n<p>${say.exercisesWhy}</p>`,
    chart('exercises', say.exercises),
    table(
      [say.exercise, say.earned, say.discrimination, say.notStarted],
      statistics.map(({ id, earned, discrimination, notStarted }) => {
        return [
          id,
          percent(earned),
          Number.isNaN(discrimination) ? '–' : discrimination.toFixed(2),
          notStarted,
        ];
      }),
    ),
    `<h2>${say.misconceptions}</h2>`,
    await misconceptionList(options),
    `<h2>${say.silent}</h2>\n<p>${say.silentWhy}</p>`,
    table(
      [say.exercise, say.case, say.outcome],
      silentCases(all).map(({ id, name, outcome }) => [id, name, say[outcome]]),
    ),
    `<h2>${say.need}</h2>`,
    table(
      [say.student, say.earned, say.notStarted],
      byNeed(all).map(({ marks, share }) => [
        marks.name ?? marks.student,
        percent(share),
        marks.exercises.filter(({ status }) => status === 'not-started').length,
      ]),
    ),
    jsonScript({ points: all.map((one) => totalOf(one).points), statistics, words: say.axes }),
    '<script src="plotly.min.js"></script>\n<script src="charts.js"></script>',
  ].join('\n');
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'index.html'), page({ title: say.title, language, body }));
  copyFileSync(options.plotly, join(out, 'plotly.min.js'));
  copyFileSync(join(__dirname, 'charts.js'), join(out, 'charts.js'));
}

/** The mistakes that at least two students share, each with what can be said about it in the lecture. */
async function misconceptionList({ marks, language, sentenceFor }: ReportOptions): Promise<string> {
  const say = reportWords[language];
  const shared = misconceptionCounts(readMarks(marks)).filter(({ students }) => students.length > 1);
  const items = shared.map(async ({ id, misconception, students, share }) => {
    const sentence = (await sentenceFor(id, misconception))?.[language] ?? misconception;
    const head = say.share(percent(share), students.length, id);
    return `<li><strong>${escapeHtml(head)}</strong> ${escapeHtml(sentence)}</li>`;
  });
  return shared.length === 0
    ? `<p>${say.noMisconceptions}</p>`
    : `<ul>${(await Promise.all(items)).join('\n')}</ul>`;
}

const chart = (id: string, label: string): string =>
  `<figure id="${id}" aria-label="${escapeHtml(label)}" hidden></figure>`;

const percent = (share: number): string => (Number.isNaN(share) ? '–' : `${Math.round(share * 100)} %`);
