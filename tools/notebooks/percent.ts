/**
 * The source of a chapter: notebooks/src/NN-topic.ts in jupytext's percent format.
 *
 *     // %% [markdown] lang="en"      text in English; its Korean twin follows
 *     // %% [markdown] lang="ko"
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
      const hasTwin = i + 1 < blocks.length && blocks[i + 1].marker.startsWith('[markdown]');
      if (quoted(block) !== 'en' || !hasTwin || quoted(blocks[i + 1]) !== 'ko') {
        throw new Error(
          `line ${block.line}: a text in English (lang="en") is followed by its Korean twin (lang="ko")`,
        );
      }
      cells.push({
        kind: 'markdown',
        text: { en: prose(block), ko: prose(blocks[i + 1]) },
        line: block.line,
      });
      i++;
    } else {
      throw new Error(`line ${block.line}: unknown cell marker "${block.marker}"`);
    }
  }
  return cells;
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
