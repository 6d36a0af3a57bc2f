// Which notebook this kernel belongs to. Jupyter's server names it in JPY_SESSION_NAME; nbconvert and nbclient
// only start the kernel in the notebook's folder.

import path from 'node:path';

export interface Notebook {
  language: 'en' | 'ko';
  /** '03-stride', or empty. */
  chapter: string;
  /** Its path from the project's root. */
  name: string;
}

/**
 * @param cwd the folder Jupyter started the kernel in
 * @param root the project's
 */
export function findNotebook(env: NodeJS.ProcessEnv, cwd: string, root: string): Notebook {
  const session = env.JPY_SESSION_NAME ?? '';
  const isPath = session.endsWith('.ipynb');
  const folders = [isPath ? path.dirname(session) : '', cwd];
  const language = folders.map((folder) => /^(en|ko)$/.exec(path.basename(folder))?.[1]).find(Boolean);
  const chapter = /^\d\d(?:-[a-z]+)+/.exec(path.basename(session))?.[0];
  const preferred = env.CONVLAB_LANG?.startsWith('ko') ? 'ko' : 'en';
  return {
    language: (language ?? preferred) === 'ko' ? 'ko' : 'en',
    chapter: chapter ?? env.CONVLAB_CHAPTER ?? '',
    name: path.join(path.relative(root, cwd), isPath ? path.basename(session) : ''),
  };
}
