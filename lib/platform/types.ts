/** What each matter offers; node/ and browser/ hold the two implementations. */

/** Raw memory, and bytes as text. */
export interface Bytes {
  /** Memory that is not cleared, for callers that write all of it. */
  readonly uncleared: (length: number) => ArrayBuffer;
  /** Copies numbers into memory that threads share, as one block where the platform can; `at` counts numbers. */
  readonly copyToShared: (numbers: Float32Array, shared: Float32Array, at: number) => void;
  readonly toBase64: (bytes: Uint8Array) => string;
  /** Throws an Error where the text is not base64. */
  readonly fromBase64: (text: string) => Uint8Array;
}

/**
 * DEFLATE in its three wrappings, synchronous. Checksums are verified. Unpacking throws a RangeError as soon as there are
 * more than `limit` bytes, and an Error where the data are damaged or end too early; what follows a zlib or raw stream is ignored.
 */
export interface Compression {
  /** zlib's format (RFC 1950), as in PNG. */
  readonly inflate: (data: Uint8Array, limit: number) => Uint8Array;
  /** Without header and checksum (RFC 1951). */
  readonly inflateRaw: (data: Uint8Array, limit: number) => Uint8Array;
  /** gzip (RFC 1952); several members are joined. */
  readonly gunzip: (data: Uint8Array, limit: number) => Uint8Array;
  /** To zlib's format, level 9; the same bytes on both platforms. */
  readonly deflate: (data: Uint8Array) => Uint8Array;
  /** The CRC-32 of PNG and gzip, as an unsigned number. */
  readonly crc32: (data: Uint8Array) => number;
}

/** What the surroundings know, and their event loop. */
export interface Environment {
  /** The language asked for, like 'ko' or 'en-US'; undefined where nobody says. */
  readonly language: () => string | undefined;
  /** A name that nothing else has. */
  readonly randomId: () => string;
  /** Lets waiting events (input, messages, interrupts) run first. */
  readonly yieldToEvents: () => Promise<void>;
}

/** Files: in Node those of the disk; in a browser those below a URL, and what was written in this page. */
export interface Files {
  readonly exists: (path: string) => boolean;
  /** Throws an Error where there is no such file. */
  readonly read: (path: string) => Uint8Array;
  /** The names in a folder. Throws an Error where there is none. */
  readonly list: (folder: string) => readonly string[];
  /** All at once or not at all: a failure leaves the old file whole. In a browser the file lives as long as the page. */
  readonly write: (path: string, data: string | Uint8Array) => void;
  readonly makeFolder: (path: string) => void;
  readonly join: (...parts: readonly string[]) => string;
  /** The folder that holds `marker`, as 'datasets/photos': the nearest one above the library, or the one that was set. */
  readonly folderWith: (marker: string) => string | undefined;
  /** Sets that folder: a path in Node, a URL in a browser (where the default is the page's own folder). */
  readonly setBase: (base: string) => void;
  /** Fetches files, so that `read` need not block; at once where files are near anyway. */
  readonly preload: (paths: readonly string[]) => Promise<void>;
}

/** Where a program prints, and how it is interrupted. */
export interface Terminal {
  /** Whether a line can be drawn over. */
  readonly isInteractive: () => boolean;
  readonly columns: () => number;
  readonly write: (text: string) => void;
  readonly writeError: (text: string) => void;
  /** Calls `listener` at each Ctrl-C until the returned function is called; undefined where somebody else listens already. */
  readonly onInterrupt: (listener: () => void) => (() => void) | undefined;
}

/** Threads that share memory. */
export interface Threads {
  /** Why there can be none here; undefined where there can. */
  readonly missing: () => string | undefined;
  /** Whether this thread may block until memory changes (Atomics.wait). */
  readonly mayWait: () => boolean;
  /**
   * Starts a thread that runs `body`, the text of a function (data, ready) => void that closes over nothing; resolves
   * once it calls `ready()`. The thread never keeps the program alive.
   */
  readonly start: (
    body: string,
    data: unknown,
    name: string,
  ) => Promise<{ readonly stop: () => Promise<unknown> }>;
}

/** What the wasm engine needs from outside. */
export interface Wasm {
  /** The bytes of a compiled module, as 'kernels-fused'; undefined where it was not built. */
  readonly module: (name: string) => Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** The engine's memory where nobody says how much, in MB. */
  readonly megabytes: () => number;
}

/** TensorFlow.js, as one of the ways to run it. */
export interface TensorflowRuntime {
  readonly engine: 'tensorflow' | 'wasm' | 'cpu';
  /** The module @tensorflow/tfjs, with this runtime. Throws where it is not installed. */
  readonly load: () => Promise<unknown>;
}

export interface Tensorflow {
  /** From the fastest on. */
  readonly runtimes: readonly TensorflowRuntime[];
}

/** mathjs, which takes a tenth of a second and a megabyte to load. */
export interface Mathjs {
  /** Throws where it still has to be loaded. */
  readonly get: () => unknown;
  readonly load: () => Promise<unknown>;
}

/** jpeg-js, which only a JPEG needs: Node loads it at the first one. */
export interface Jpeg {
  /** Throws an Error where the file is damaged. */
  readonly decode: (
    bytes: Uint8Array,
    options: {
      readonly useTArray: true;
      readonly formatAsRGBA: boolean;
      readonly tolerantDecoding: boolean;
      readonly maxResolutionInMP: number;
      readonly maxMemoryUsageInMB: number;
    },
  ) => {
    readonly width: number;
    readonly height: number;
    readonly data: Uint8Array;
    /** Its own types do not list it. */
    readonly exifBuffer?: Uint8Array;
  };
}

/** The checker, a program of its own. */
export interface Checker {
  /** Runs it to its end. */
  readonly run: (args: readonly string[]) => { readonly stdout: string; readonly stderr: string };
  /** Runs it and hands on each line of its output; resolves to its error output. */
  readonly stream: (args: readonly string[], onLine: (line: string) => void) => Promise<string>;
}

export interface Checkers {
  /** The course's checker; undefined where there is none. `root` is the course's folder, if known. */
  readonly find: (root: string | undefined) => Checker | undefined;
}
