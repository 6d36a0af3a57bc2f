// A cell as Prettier writes it.

import type { Options } from 'prettier';

/**
 * The formatted text; undefined where it does not parse.
 *
 * @param options the project's .prettierrc
 */
export async function formatCell(text: string, options: Options = {}): Promise<string | undefined> {
  const [{ format }, typescript, estree] = await Promise.all([
    import('prettier/standalone'),
    import('prettier/plugins/typescript'),
    import('prettier/plugins/estree'),
  ]);
  const plugins = [typescript, estree];
  try {
    return (await format(text, { ...options, parser: 'typescript', plugins })).trimEnd();
  } catch {
    return undefined; // a syntax error, which the editor underlines
  }
}
