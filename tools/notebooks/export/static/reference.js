// @ts-check
// A page of the library's reference: all of them lie packed in one file (tools/notebooks/export/reference.ts).
'use strict';

void (async () => {
  const pages = JSON.parse(await /** @type {any} */ (globalThis).convlabUnpacked('reference'));
  const name = decodeURI(location.pathname)
    .replace(/^.*\/api\//, '')
    .replace(/(^|\/)$/, '$1index.html');
  document.open();
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- set in any other way, its scripts would not run
  document.write(pages[name]);
  document.close();
})();
