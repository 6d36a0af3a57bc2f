/**
 * The source of a chapter: notebooks/src/NN-topic.ts in jupytext's percent format.
 *
 *     // %% [markdown] lang="en"      text in English; its Korean twin follows
 *     // %% [markdown] lang="ko"
 *     // %% [markdown] lang="en" answers="01-size"    text that answers that question, veiled until it is answered; its
 *                                  Korean twin is veiled with it
 *     // %%                           code, one for both languages
 *     // %% folded                    code that draws: folded away in the notebook, one click opens it
 *     // %% answers="01-size"     code whose output answers that question: veiled until it is answered; `folded`, too
 *     // %% exercise="slideFilter"    an answer cell; its text is the exercise's starter
 *
 * Every line of a markdown cell starts with `// `. What stands above the first marker is for readers of the source.
 */
import type { Language } from 'convlab';

export interface MarkdownCell {
  readonly kind: 'markdown';
  readonly text: Record<Language, string>;
  /** The question that it answers. */
  readonly answers?: string;
  readonly line: number;
}

export interface CodeCell {
  readonly kind: 'code';
  readonly text: string;
  readonly folded: boolean;
  /** The question that its output answers. */
  readonly answers?: string;
  readonly line: number;
}

export interface AnswerCell {
  readonly kind: 'answer';
  readonly exercise: string;
  readonly line: number;
}

export type SourceCell = MarkdownCell | CodeCell | AnswerCell;

interface Block {
  readonly marker: string;
  readonly line: number;
  readonly body: string[];
}

const textMarker = /^\[markdown\] lang="en"(?: answers="([^"]+)")?$/;
const twinMarker = '[markdown] lang="ko"';
const codeMarker = /^(folded)? ?(?:answers="([^"]+)")?$/;

/** The cells of a chapter's source. Throws an Error with the line where a cell has no twin or an unknown marker. */
export function parsePercent(source: string): SourceCell[] {
  const cells: SourceCell[] = [];
  const blocks = split(source);
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i];
    const [whole, folded, answers] = codeMarker.exec(block.marker) ?? [];
    if (whole !== undefined) {
      cells.push({
        kind: 'code',
        text: trim(block.body),
        folded: folded === 'folded',
        ...(answers ? { answers } : {}),
        line: block.line,
      });
    } else if (block.marker.startsWith('exercise=')) {
      cells.push({ kind: 'answer', exercise: quoted(block), line: block.line });
    } else if (block.marker.startsWith('[markdown]')) {
      cells.push(textCell(block, blocks.at(i + 1)));
      i++;
    } else {
      throw new Error(`line ${block.line}: unknown cell marker "${block.marker}"`);
    }
  }
  return cells;
}

function textCell(english: Block, korean: Block | undefined): MarkdownCell {
  const { line } = english;
  const marker = textMarker.exec(english.marker);
  if (!marker || korean?.marker !== twinMarker) {
    throw new Error(
      `line ${line}: a text in English (lang="en") is followed by its Korean twin (lang="ko"); answers="…" stands at the English one, for both`,
    );
  }
  const text = { en: prose(english), ko: prose(korean) };
  const [, answers] = marker;
  if (answers && Object.values(text).some((one) => /^#+ /m.test(one)))
    throw new Error(`line ${line}: a veiled text has no heading: the table of contents would show it`);
  return { kind: 'markdown', text, ...(answers ? { answers } : {}), line };
}

function split(source: string): Block[] {
  const blocks: Block[] = [];
  source.split('\n').forEach((text, index) => {
    const marker = /^\/\/ %%(.*)$/.exec(text);
    if (marker) blocks.push({ marker: marker[1].trim(), line: index + 1, body: [] });
    else if (blocks.length > 0) blocks[blocks.length - 1].body.push(text);
  });
  return blocks;
}

function quoted({ marker, line }: Block): string {
  const value = /="([^"]*)"/.exec(marker);
  if (!value) throw new Error(`line ${line}: the marker "${marker}" lacks its value in quotes`);
  return value[1];
}

function prose({ body, line }: Block): string {
  return trim(
    body.map((text, index) => {
      if (text !== '' && !/^\/\/( |$)/.test(text)) {
        throw new Error(`line ${line + index + 1}: a line of text starts with "// ": ${text}`);
      }
      return text.replace(/^\/\/ ?/, '');
    }),
  );
}

function trim(lines: readonly string[]): string {
  return lines.join('\n').replace(/^\n+|\s+$/g, '');
}
