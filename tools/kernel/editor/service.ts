// Help while one edits a notebook: types, documentation, problems and definitions, without running anything. It knows
// nothing of Node or of a page, so that JupyterLab's kernel (thread.ts) and a browser's worker use the same.

import type TS from 'typescript';
import { sourceOf, ts } from '../typescript';
import { CellModules } from './cell-modules';
import { completionDetails, completions, type CompletionSource, type Place } from './completions';
import { type EditorHost, serviceHost } from './host';
import { type ExportedName, exportsOf } from './imports';
import type {
  Cell,
  CompletionDetails,
  Completions,
  Definition,
  Hover,
  Problem,
  Signature,
  Signatures,
} from './messages';
import { problems } from './problems';
import { markdown, plain, withoutAlias } from './words';

/** The library: its names are offered where they are not imported yet. */
const LIBRARY = 'convlab';

export class EditorService implements CompletionSource {
  readonly service: TS.LanguageService;
  private readonly cells: CellModules;
  private readonly serviceHost: TS.LanguageServiceHost;

  /** @param atHand names of the library that are there without an import */
  constructor(
    private readonly host: EditorHost,
    atHand: readonly string[],
  ) {
    const file = `${host.folder}/__cell_at_hand.d.ts`;
    const own = new Map([...host.own, [file, `export { ${atHand.join(', ')} } from '${LIBRARY}';\n`]]);
    this.cells = new CellModules(host.folder, { file, names: atHand });
    this.serviceHost = serviceHost({ ...host, own }, this.cells);
    this.service = ts.createLanguageService(this.serviceHost);
  }

  /** The cells as they are now, from the first to the last. */
  update(cells: readonly Cell[]): void {
    this.cells.update(cells);
  }

  complete(cell: string, at: number, explicit = false): Completions | undefined {
    this.cells.focusOn(cell);
    const place = this.place(cell);
    return place && completions(this, place, at, explicit);
  }

  /** A completion's type, its documentation, and what imports it. */
  completionDetails(cell: string, at: number, name: string, module?: string): CompletionDetails | undefined {
    const place = this.place(cell);
    return place && completionDetails(this, place, at, name, module);
  }

  /** The functions whose parentheses a place is in. */
  signatures(cell: string, at: number): Signatures | undefined {
    const place = this.place(cell);
    const found = place && this.service.getSignatureHelpItems(place.file, at, undefined);
    if (!found) return undefined;
    const signatures = found.items.map((item) => signature(item, found.argumentIndex));
    return { signatures, selected: found.selectedItemIndex };
  }

  hover(cell: string, at: number): Hover | undefined {
    const place = this.place(cell);
    const info = place && this.service.getQuickInfoAtPosition(place.file, at);
    if (!info) return undefined;
    const { start, length } = info.textSpan;
    return {
      from: start,
      to: start + length,
      signature: withoutAlias(plain(info.displayParts)),
      text: markdown(info.documentation, info.tags),
    };
  }

  /** Where the name at a place is declared: in the source where the library's declarations name it. */
  definition(cell: string, at: number): Definition | undefined {
    const place = this.place(cell);
    const found = place && this.service.getDefinitionAtPosition(place.file, at)?.at(0);
    if (!found) return undefined;
    const { fileName, textSpan } = found;
    const inCell = this.cells.ofFile(fileName);
    if (inCell) return { cell: inCell.id, from: textSpan.start, to: textSpan.start + textSpan.length };
    const { fileName: file, pos } = sourceOf(this.service, { fileName, pos: textSpan.start });
    const text = this.serviceHost.readFile(file);
    if (text === undefined) return undefined;
    const before = text.slice(0, pos).split('\n');
    return {
      file: this.host.nameFor?.(file) ?? file,
      line: before.length,
      column: (before.at(-1) ?? '').length + 1,
    };
  }

  problems(cell: string): Problem[] {
    const place = this.place(cell);
    if (!place) return [];
    const { file, text } = place;
    const importable = (name: string): { module: string; exported: ExportedName } | undefined => {
      const exported = this.libraryNames().find((one) => one.name === name);
      return exported && { module: LIBRARY, exported };
    };
    return problems(
      this.service.getSyntacticDiagnostics(file),
      () => this.service.getSemanticDiagnostics(file),
      { text, importable, kinds: (name) => this.cells.kind(name) },
    );
  }

  text(cell: string): string | undefined {
    return this.place(cell)?.text;
  }

  program(): TS.Program {
    const program = this.service.getProgram();
    if (!program) throw new Error('EditorService: TypeScript has no program');
    return program;
  }

  /** What could be imported from the library. */
  libraryNames(): ExportedName[] {
    const { folder } = this.host;
    const literal = ts.factory.createStringLiteral(LIBRARY);
    const resolved = this.serviceHost.resolveModuleNameLiterals?.(
      [literal],
      `${folder}/cell.ts`,
      undefined,
      this.host.options,
      undefined as unknown as TS.SourceFile, // the host looks at the name alone
      undefined,
    );
    return exportsOf(this.program(), resolved?.[0].resolvedModule?.resolvedFileName);
  }

  private place(cell: string): Place | undefined {
    const module = this.cells.get(cell);
    return module && { file: module.file, text: module.text.slice(0, module.length) };
  }
}

function signature(item: TS.SignatureHelpItem, argument: number): Signature {
  const { prefixDisplayParts, separatorDisplayParts, suffixDisplayParts, parameters } = item;
  let text = plain(prefixDisplayParts);
  let current: Signature['parameter'];
  for (const [i, one] of parameters.entries()) {
    if (i > 0) text += plain(separatorDisplayParts);
    const from = text.length;
    text += plain(one.displayParts);
    const isLastOfMany = item.isVariadic && i === parameters.length - 1 && argument > i;
    if (i === argument || isLastOfMany) current = { from, to: text.length, text: plain(one.documentation) };
  }
  return {
    signature: text + plain(suffixDisplayParts),
    text: markdown(item.documentation),
    parameter: current,
  };
}
