// What answer cells say.

import { localized } from '../language';

export function saved(name: string): string {
  return localized(`saved in ${name}`, `${name}에 저장했습니다`);
}

export function taken(id: string, name: string): string {
  return localized(
    `${name} holds an answer already: it was taken, and this cell shows it. (To start again: npm run reset -- ${id})`,
    `${name}에 이미 답이 있어서 그 답을 썼고, 이 셀에도 옮겨 놓았습니다. (처음부터 다시 하려면: npm run reset -- ${id})`,
  );
}

export function older(name: string): string {
  return localized(
    `${name} was changed outside this notebook. check() looks at the file; the figures use what its cell ran here last: run that cell again.`,
    `${name} 파일이 이 노트북 밖에서 바뀌었습니다. check()는 파일을 확인하지만 그림은 그 셀을 마지막으로 실행한 내용을 씁니다. 그 셀을 다시 실행하세요.`,
  );
}

export function conflict(id: string, name: string): string {
  return localized(
    `This cell and ${name} have both changed. Nothing was written; the notebook goes on with the file. Choose one of the two below, or by the first line of this cell:\n` +
      `  // exercise: ${id} (take cell)   the text of this cell counts (a copy of the file is kept in .convlab/backup)\n` +
      `  // exercise: ${id} (take file)   the text of the file counts, and this cell shows it`,
    `이 셀과 ${name} 파일이 둘 다 바뀌었습니다. 아무것도 저장하지 않았고, 노트북은 파일의 내용으로 계속합니다. 아래에서 하나를 고르거나 셀의 첫 줄을 고쳐 실행하세요.\n` +
      `  // exercise: ${id} (take cell)   이 셀의 내용을 씁니다(파일의 사본은 .convlab/backup에 남습니다)\n` +
      `  // exercise: ${id} (take file)   파일의 내용을 쓰고, 이 셀에도 옮깁니다`,
  );
}

export function takeCell(): string {
  return localized("Take this cell's text", '이 셀의 내용 쓰기');
}

export function takeFile(): string {
  return localized("Take the file's text", '파일의 내용 쓰기');
}

export function cellTaken(name: string): string {
  return localized(
    `saved in ${name}. Run this cell and the ones below again.`,
    `${name}에 저장했습니다. 이 셀과 아래 셀을 다시 실행하세요.`,
  );
}

export function fileTaken(): string {
  return localized(
    'Run this cell again: it will show the file.',
    '이 셀을 다시 실행하면 파일의 내용이 나타납니다.',
  );
}

export function unknown(id: string, near: string): string {
  return localized(
    `there is no exercise "${id}".${near === '' ? '' : ` Did you mean ${near}?`}`,
    `"${id}"라는 연습 문제는 없습니다.${near === '' ? '' : ` 혹시 ${near} 중 하나인가요?`}`,
  );
}

export function notExported(id: string): string {
  return localized(
    `saved, but it does not export "${id}": write  export function ${id}(…)`,
    `저장했지만 "${id}"을(를) 내보내지 않습니다.  export function ${id}(…)  로 쓰세요.`,
  );
}
