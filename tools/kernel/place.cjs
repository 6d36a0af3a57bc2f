// @ts-check
'use strict';

// Which notebook this kernel belongs to. Jupyter's server names it in JPY_SESSION_NAME; nbconvert and nbclient
// only start the kernel in the notebook's folder.

const path = require('node:path');

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string} cwd the folder Jupyter started the kernel in
 * @param {string} root
 * @returns {{ language: 'en' | 'ko', chapter: string, notebook: string }} `notebook` is its name from the root
 */
function findPlace(env, cwd, root) {
  const session = env.JPY_SESSION_NAME ?? '';
  const isPath = session.endsWith('.ipynb');
  const folders = [isPath ? path.dirname(session) : '', cwd];
  const language = folders.map((folder) => /^(en|ko)$/.exec(path.basename(folder))?.[1]).find(Boolean);
  const chapter = /^\d\d(?:-[a-z]+)+/.exec(path.basename(session))?.[0];
  const name = isPath ? path.basename(session) : '';
  return {
    language: (language ?? (env.CONVLAB_LANG?.startsWith('ko') ? 'ko' : 'en')) === 'ko' ? 'ko' : 'en',
    chapter: chapter ?? env.CONVLAB_CHAPTER ?? '',
    notebook: path.join(path.relative(root, cwd), name),
  };
}

module.exports = { findPlace };
