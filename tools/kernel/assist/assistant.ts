// Help while one types: TypeScript's language service, over the same files as the compiler.

import type TS from 'typescript';
import type { Compiler } from '../compile/compiler';
import { suffix } from '../compile/known-names';
import { declaredNames } from '../compile/names';
import { ts } from '../typescript';
import { paths, stringBefore } from './paths';
import { documentRegistry, serviceHost } from './service-host';

export interface Completion {
  name: string;
  /** 'function', 'class', 'property' …: TypeScript's word; 'directory' or 'file' of a path. */
  kind: string;
}

export interface Completions {
  entries: Completion[];
  /** The part of the code that an entry takes the place of, in UTF-16 units. */
  start: number;
  end: number;
}

export class Assistant {
  private readonly service: TS.LanguageService;
  private readonly file: string;

  constructor(private readonly compiler: Compiler) {
    this.file = compiler.files.fileFor('__typing__.ts');
    const roots = (): string[] => [this.file, ...compiler.rootFiles()];
    const host = serviceHost(compiler.files, roots);
    this.service = ts.createLanguageService(host, documentRegistry(compiler.files));
  }

  /** What may stand at a place: names that begin with what is written there. */
  complete(code: string, position: number): Completions {
    const file = this.write(code);
    const string = stringBefore(file, position);
    const found = string === undefined ? [] : paths(this.compiler.files.root, string);
    if (string !== undefined && found.length > 0)
      return { entries: found, start: position - string.length + string.lastIndexOf('/') + 1, end: position };
    return this.names(code, position);
  }

  private names(code: string, position: number): Completions {
    const typed = /[\p{ID_Continue}$]*$/u.exec(code.slice(0, position))?.[0] ?? '';
    const start = position - typed.length;
    const found = this.service.getCompletionsAtPosition(this.file, position, {});
    const entries = (found?.entries ?? [])
      .filter(({ name }) => name.toLowerCase().startsWith(typed.toLowerCase()))
      .sort((a, b) => a.sortText.localeCompare(b.sortText) || a.name.localeCompare(b.name))
      .map(({ name, kind }) => ({ name, kind }));
    return { entries, start, end: position };
  }

  /** What TypeScript knows of the name at a place. */
  quickInfo(code: string, position: number): TS.QuickInfo | undefined {
    this.write(code);
    const at = (offset: number): TS.QuickInfo | undefined =>
      offset < 0 ? undefined : this.service.getQuickInfoAtPosition(this.file, offset);
    return at(position) ?? at(position - 1);
  }

  /** The function whose parentheses a place is in, and which of its parameters. */
  signature(code: string, position: number): TS.SignatureHelpItems | undefined {
    this.write(code);
    return this.service.getSignatureHelpItems(this.file, position, undefined);
  }

  /** Puts the code where the service finds it; returns the code as it was parsed, without what it knows of others. */
  private write(code: string): TS.SourceFile {
    const { known, files } = this.compiler;
    files.refresh();
    const parsed = ts.createSourceFile(this.file, code, ts.ScriptTarget.ES2022, true);
    const declared = declaredNames(parsed);
    const others = [...known.all()].filter((name) => !declared.has(name));
    const text = code + suffix([], known.declarationsFor(others));
    if (files.source(this.file)?.text !== text) files.write(this.file, text);
    return parsed;
  }
}
