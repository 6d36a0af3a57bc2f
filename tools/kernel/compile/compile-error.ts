import { localized } from '../language';
import { advise } from './advice';
import { type Diagnostic, headline } from './diagnostics';

/** TypeScript refuses a cell. */
export class CompileError extends Error {
  override name = 'TypeScriptError';
  readonly diagnostics: Diagnostic[];
  readonly advice: string[];

  constructor(diagnostics: readonly Diagnostic[], code = '') {
    const { kept, advice } = advise(diagnostics);
    const shell = /^\s*[!%]\w/m.test(code) ? [shellAdvice()] : [];
    super([...kept.map(headline), ...shell, ...(shell.length > 0 ? [] : advice)].join('\n'));
    this.diagnostics = kept;
    this.advice = shell.length > 0 ? shell : advice;
  }
}

function shellAdvice(): string {
  return localized(
    'A line that begins with ! or % is a command of IPython. Here cells are TypeScript: for a program of the system use execSync from "node:child_process".',
    '!나 %로 시작하는 줄은 IPython 명령입니다. 이 노트북의 셀은 TypeScript입니다. 시스템 명령은 "node:child_process"의 execSync로 실행하세요.',
  );
}
