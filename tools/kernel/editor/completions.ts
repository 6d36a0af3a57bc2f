import type TS from 'typescript';
import { ts } from '../typescript';
import { type ExportedName, importEdit } from './imports';
import type { Completion, CompletionDetails, Completions } from './messages';
import { markdown, plain, withoutAlias } from './words';

/** A cell's module, its file and its own text. */
export interface Place {
  file: string;
  text: string;
}

/** What completions come from: an EditorService. */
export interface CompletionSource {
  readonly service: TS.LanguageService;
  program(): TS.Program;
  libraryNames(): ExportedName[];
}

const PREFERENCES: TS.UserPreferences = {
  includeCompletionsWithInsertText: true, // `?.length` where a value may be undefined
  includeCompletionsForModuleExports: false, // the library's come from `libraryNames`, quicker
};

/** TypeScript's word for globals and keywords: where those may stand, any name may. */
const GLOBAL = '15';
/** Behind what is near, before keywords and what was deprecated. */
const IMPORTABLE = '16';

/** What may stand at a place; where nothing was asked for in so many words, only behind a letter or a dot. */
export function completions(
  from: CompletionSource,
  { file, text }: Place,
  at: number,
  explicit: boolean,
): Completions | undefined {
  const typed = /[\p{ID_Continue}$]*$/u.exec(text.slice(0, at))?.[0] ?? '';
  const start = at - typed.length;
  const before = text.charAt(start - 1);
  const isMemberDot = before === '.' && !/\d$|\.\.$/.test(text.slice(0, start - 1));
  const isInString = /['"/]/.test(before);
  if (!explicit && !isMemberDot && !isInString && !/^[\p{ID_Start}_$]/u.test(typed)) return undefined;
  const found = from.service.getCompletionsAtPosition(file, at, PREFERENCES);
  if (!found || (!explicit && found.isNewIdentifierLocation && found.entries.length === 0)) return undefined;
  const wanted = isSubsequence(typed.toLowerCase());
  const entries = found.entries.filter(({ name }) => wanted(name)).map((entry) => completion(entry));
  const range = found.optionalReplacementSpan;
  const span = range ? { from: range.start, to: range.start + range.length } : { from: start, to: at };
  if (!found.isMemberCompletion && found.entries.some(({ sortText }) => sortText === GLOBAL)) {
    const known = new Set(found.entries.map(({ name }) => name));
    for (const { name, symbol } of from.libraryNames())
      if (!known.has(name) && wanted(name))
        entries.push({ name, kind: kindOf(symbol), order: IMPORTABLE, module: 'convlab' });
  }
  return { ...span, isMember: found.isMemberCompletion, entries };
}

function completion({ name, kind, sortText, insertText, replacementSpan }: TS.CompletionEntry): Completion {
  const insert =
    insertText === undefined || !replacementSpan
      ? undefined
      : {
          from: replacementSpan.start,
          to: replacementSpan.start + replacementSpan.length,
          insert: insertText,
        };
  return { name, kind, order: sortText, ...(insert && { insert }) };
}

export function completionDetails(
  from: CompletionSource,
  { file, text }: Place,
  at: number,
  name: string,
  module: string | undefined,
): CompletionDetails | undefined {
  if (module !== undefined) {
    const exported = from.libraryNames().find((one) => one.name === name);
    return exported && importable(from, text, exported, module);
  }
  const found = from.service.getCompletionEntryDetails(
    file,
    at,
    name,
    undefined,
    undefined,
    PREFERENCES,
    undefined,
  );
  if (!found) return undefined;
  const { displayParts, documentation, tags } = found;
  return { signature: withoutAlias(plain(displayParts)), text: markdown(documentation, tags), edits: [] };
}

function importable(
  from: CompletionSource,
  cell: string,
  exported: ExportedName,
  module: string,
): CompletionDetails {
  const checker = from.program().getTypeChecker();
  const { symbol, name, isType } = exported;
  const declaration = symbol.declarations?.at(0);
  const type =
    isType || !declaration
      ? `type ${name}`
      : `${kindOf(symbol)} ${name}${typeText(checker, checker.getTypeOfSymbolAtLocation(symbol, declaration))}`;
  return {
    signature: type,
    text: markdown(symbol.getDocumentationComment(checker), symbol.getJsDocTags(checker)),
    edits: [importEdit(cell, exported, module)],
  };
}

/** `(shape: Shape): Tensor` of a function, `: number` of anything else. */
function typeText(checker: TS.TypeChecker, type: TS.Type): string {
  const call = type.getCallSignatures().at(0);
  return call ? checker.signatureToString(call) : `: ${checker.typeToString(type)}`;
}

function kindOf({ flags }: TS.Symbol): string {
  if (flags & ts.SymbolFlags.Function) return 'function';
  if (flags & ts.SymbolFlags.Class) return 'class';
  if (flags & ts.SymbolFlags.Interface) return 'interface';
  if (flags & ts.SymbolFlags.TypeAlias) return 'type';
  return 'const';
}

/** Whether a name holds the typed letters in their order: the editor ranks what is left. */
function isSubsequence(typed: string): (name: string) => boolean {
  return (name) => {
    let at = 0;
    const lower = name.toLowerCase();
    for (const letter of typed) {
      at = lower.indexOf(letter, at) + 1;
      if (at === 0) return false;
    }
    return true;
  };
}
