// @ts-check
// Texts that lie packed beside the pages (tools/notebooks/export/packed.ts). A page opened from a folder may fetch nothing,
// but it may run a script: each text is one, which holds it gzipped, one character a byte.
'use strict';

(() => {
  /** @type {any} */
  const page = globalThis;
  const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);
  const folder = new URL('packed/', src);
  page.convlabAssets = src; // what is unpacked finds its files beside this script

  /** @param {URL} file @returns {Promise<void>} */
  const runFromFolder = (file) =>
    new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = file.href;
      script.setAttribute('charset', 'x-user-defined');
      script.onload = () => {
        resolve();
      };
      script.onerror = () => {
        reject(new Error(`${file.href} cannot be read`));
      };
      document.head.append(script);
    });

  /** A server would say which characters they are, so there it is fetched. @param {URL} file */
  const runFromServer = async (file) => {
    const response = await fetch(file);
    if (!response.ok) throw new Error(`${file.href} answers ${response.status}`);
    (0, eval)(new TextDecoder('x-user-defined').decode(await response.arrayBuffer()));
  };

  /** @param {string} name */
  page.convlabUnpacked = async (name) => {
    const file = new URL(`${name}.js`, folder);
    await (file.protocol === 'file:' ? runFromFolder : runFromServer)(file);
    const bytes = Uint8Array.from(page.convlabPacked[name], (sign) => sign.charCodeAt(0));
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
  };
})();
