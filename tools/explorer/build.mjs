/** Bundles the explorer's page code and the engine it computes with into one script. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = path.dirname(fileURLToPath(import.meta.url));

/** The script, as a browser can load it without modules; pages opened from a folder cannot load any. */
export async function bundleExplorer() {
  const { outputFiles, metafile } = await build({
    entryPoints: [path.join(here, 'src', 'mount.ts')],
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'iife',
    target: 'es2022',
    platform: 'browser',
    loader: { '.css': 'text' },
    legalComments: 'none',
  });
  return { script: outputFiles[0].text, metafile };
}
