// What an editor asks about the cells of a notebook, and what it is answered. Positions are UTF-16 offsets into the
// text of a cell, as JavaScript counts.

export interface Cell {
  id: string;
  text: string;
}

/** Part of a cell. */
export interface Span {
  from: number;
  to: number;
}

export interface Edit extends Span {
  insert: string;
}

export interface Completion {
  name: string;
  /** TypeScript's word: 'function', 'const', 'property', … */
  kind: string;
  /** TypeScript's own order: what is nearer sorts first. */
  order: string;
  /** What to write instead of the name: `?.length`. */
  insert?: Edit;
  /** The module that has to be imported first. */
  module?: string;
}

/** What may stand in place of the text from `from` to `to`. */
export interface Completions extends Span {
  /** Whether they are the members of what stands before the dot. */
  isMember: boolean;
  entries: Completion[];
}

/** A type, and what is written about it. */
export interface Documentation {
  /** `function zeros(shape: Shape): Tensor` */
  signature: string;
  /** Markdown. */
  text: string;
}

export interface CompletionDetails extends Documentation {
  /** What imports the name. */
  edits: Edit[];
}

export interface Signature extends Documentation {
  /** The current parameter within `signature`. */
  parameter?: Span & { text: string };
}

export interface Signatures {
  signatures: Signature[];
  /** The one that fits best. */
  selected: number;
}

export interface Hover extends Span, Documentation {}

export interface Fix {
  title: string;
  edits: Edit[];
}

export interface Problem extends Span {
  severity: 'error' | 'hint';
  message: string;
  /** TypeScript's number: 2304. */
  code: number;
  fixes: Fix[];
}

/** Where a name is declared: in a cell, or in a file. Lines and columns count from 1. */
export type Definition = ({ cell: string } & Span) | { file: string; line: number; column: number };

/** The questions: parameters and answers. */
export interface Questions {
  complete: [{ cell: string; at: number; explicit: boolean }, Completions | undefined];
  completionDetails: [
    { cell: string; at: number; name: string; module?: string },
    CompletionDetails | undefined,
  ];
  signatures: [{ cell: string; at: number }, Signatures | undefined];
  hover: [{ cell: string; at: number }, Hover | undefined];
  definition: [{ cell: string; at: number }, Definition | undefined];
  problems: [{ cell: string }, Problem[]];
  /** The formatted text, undefined where it does not parse. */
  format: [{ cell: string }, string | undefined];
}

export type Question = keyof Questions;

/** The notebook as the editor has it: its code cells in order, with the texts that changed since it last asked. */
export interface NotebookState {
  order: string[];
  texts: Record<string, string>;
}

export interface EditorRequest<Q extends Question = Question> {
  state: NotebookState;
  question: Q;
  parameters: Questions[Q][0];
}

/** `missing`: cells whose text is not known here; the request is to be sent again with all of them. */
export type EditorReply<Q extends Question = Question> = { result?: Questions[Q][1] } | { missing: string[] };
