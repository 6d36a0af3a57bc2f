// Help while one types: the kernel's editor service (tools/kernel/editor) over the page's cells, whether they have run or not.

import { AT_HAND } from '../../kernel/compile/at-hand';
import { lightGlobals } from '../../kernel/compile/light-globals';
import { compilerOptions } from '../../kernel/compile/options';
import { EditorService } from '../../kernel/editor/service';
import { projectRoot } from '../../kernel/project-root';
import type { HelpRequest } from '../messages';
import * as files from '../node/files';
import { libFolder } from './system';

let service: EditorService | undefined;

/** The answer to a question; the service is made for the first one. */
export function help({ question, cells, cell, at, explicit }: HelpRequest): unknown {
  service ??= createService();
  service.update(cells);
  if (question === 'complete') return service.complete(cell, at, explicit);
  if (question === 'hover') return service.hover(cell, at);
  return service.problems(cell);
}

function createService(): EditorService {
  return new EditorService(
    {
      folder: projectRoot,
      libFolder,
      options: compilerOptions(),
      own: new Map([[`${projectRoot}/__cell_globals.d.ts`, lightGlobals]]),
      files: {
        read: (name) => files.find(name)?.text,
        exists: (name) => files.find(name) !== undefined,
        directoryExists: (name) => files.isFolder(name),
        version: (name) => String(files.find(name)?.time ?? ''),
      },
    },
    AT_HAND,
  );
}
