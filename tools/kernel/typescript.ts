// The compiler, and what the kernel uses of it beyond its public interface. No Node here: the compiler runs in a
// browser too. The kernel's process loads internals.ts first, from which this import then comes quickly.

import type TS from 'typescript';
import compiler from 'typescript';

type Transformer = TS.TransformerFactory<TS.SourceFile>;

/** What TypeScript has at run time but does not declare. */
export interface TypeScriptInternals {
  /** Object rest and spread, `for await`, async generators → generators. */
  transformES2018: Transformer;
  /** async functions → generators. */
  transformES2017: Transformer;
  skipTrivia(text: string, position: number): number;
}

export const ts: typeof TS = compiler;
export const internals: TypeScriptInternals = compiler as unknown as TypeScriptInternals;

/** What the parser has against a text; TypeScript keeps it to itself until a program asks. */
export function syntaxErrors(code: string): readonly TS.Diagnostic[] {
  const file = ts.createSourceFile('code.ts', code, ts.ScriptTarget.ES2022);
  return (file as unknown as { parseDiagnostics: TS.Diagnostic[] }).parseDiagnostics;
}

interface Position {
  fileName: string;
  pos: number;
}

interface MappingService {
  getSourceMapper(): { tryGetSourcePosition(declared: Position): Position | undefined };
}

/** The place in the source that a declaration file was made from, where its map says. */
export function sourceOf(service: TS.LanguageService, declared: Position): Position {
  const mapper = (service as unknown as MappingService).getSourceMapper();
  return mapper.tryGetSourcePosition(declared) ?? declared;
}

/** Gives a file the mark by which a language service sees that its text is another. */
export function withVersion<T extends TS.SourceFile>(file: T, version: string): T {
  return Object.assign(file, { version });
}
