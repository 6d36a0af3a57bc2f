// What the page and its workers say to each other: to the kernel's, Jupyter's messages without its sockets.

export interface KernelStart {
  readonly language: 'en' | 'ko';
  /** '04-padding' */
  readonly chapter: string;
  /** What the reader has written so far: texts by path, below /course/. */
  readonly files: Readonly<Record<string, string>>;
}

/** A question while one types, about the page's cells as they stand: tools/kernel/editor/messages.ts. */
export interface HelpRequest {
  readonly question: 'complete' | 'hover' | 'problems';
  readonly cells: readonly { readonly id: string; readonly text: string }[];
  readonly cell: string;
  readonly at: number;
  /** Whether the reader asked for it. */
  readonly explicit: boolean;
}

export type ToKernel =
  | { readonly type: 'start'; readonly start: KernelStart }
  | { readonly type: 'execute'; readonly id: number; readonly code: string; readonly cell: string }
  | { readonly type: 'comm'; readonly id: number; readonly cell: string; readonly content: object }
  | { readonly type: 'help'; readonly id: number; readonly help: HelpRequest }
  | { readonly type: 'check'; readonly id: number; readonly exercise: string; readonly text: string }
  | { readonly type: 'written'; readonly path: string; readonly text: string | undefined }
  | { readonly type: 'interrupt'; readonly id: number };

/** One of Jupyter's messages to every front end: `stream`, `display_data`, `error`, `comm_open`, … */
export interface Published {
  readonly type: 'published';
  readonly message: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly metadata: Readonly<Record<string, unknown>>;
  /** The request that it belongs to. */
  readonly id: number | undefined;
}

export type FromKernel =
  | { readonly type: 'ready'; readonly memory: ArrayBufferLike }
  | { readonly type: 'failed'; readonly text: string }
  | Published
  | { readonly type: 'reply'; readonly id: number; readonly content: unknown }
  | { readonly type: 'written'; readonly path: string; readonly text: string | undefined };

/** What a worker asks of the page, which starts all of them: a number of its own stands for each that it asked for. */
export interface ToPage {
  readonly of: number;
  readonly ask:
    | { readonly start: string; readonly options: WorkerOptions; readonly mayStart: boolean }
    | { readonly post: unknown }
    | { readonly end: true };
}

/** What such a worker said, or why it failed. */
export type FromPage =
  { readonly of: number; readonly said: unknown } | { readonly of: number; readonly failed: string };
