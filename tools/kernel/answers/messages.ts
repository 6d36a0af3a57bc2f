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
    `${name} was changed outside this cell, so nothing was written. Which one shall count?\n` +
      `  the text of this cell: make its first line  // exercise: ${id} (take cell)  and run it (a copy of the file is kept in .convlab/backup)\n` +
      `  the text of the file:  make its first line  // exercise: ${id} (take file)  and run it (it replaces the text of this cell)`,
    `${name} 파일이 이 셀 밖에서 바뀌었습니다. 그래서 아무것도 저장하지 않았습니다. 어느 쪽을 남길까요?\n` +
      `  이 셀의 내용: 첫 줄을  // exercise: ${id} (take cell)  로 고쳐 실행하세요 (파일의 사본은 .convlab/backup에 남습니다)\n` +
      `  파일의 내용:  첫 줄을  // exercise: ${id} (take file)  로 고쳐 실행하세요 (이 셀의 내용이 파일의 내용으로 바뀝니다)`,
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
