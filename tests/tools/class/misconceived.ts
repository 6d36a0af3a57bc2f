import { join } from 'node:path';
import { build } from 'esbuild';
import { allPlaces, specFile } from '../../../tools/grader/course/places';
import { loadExercise } from '../../../tools/grader/grade';
import { root } from '../../../tools/grader/paths';

/** A wrong answer of the kit's own as a text that can be handed in. */
export interface Misconceived {
  /** The misconception's. */
  readonly name: string;
  readonly text: string;
}

/**
 * Every misconception of the bank, by exercise. Its text is the spec, bundled, of which that one answer is exported. The
 * spec stands there as a string: as code it would be what all of these hand-ins have in common.
 */
export async function misconceived(): Promise<Map<string, readonly Misconceived[]>> {
  const all = allPlaces().map(async (place) => {
    const { misconceptions } = await loadExercise(place);
    const spec = await bundled(specFile(place));
    const texts = misconceptions.map(({ name }, i) => ({
      name,
      text: `// exercise: ${place.id}\nconst spec = new Function(${JSON.stringify(`${spec}return spec.default;`)})();\nexport const ${place.id}: any = spec.misconceptions[${i}].answer;\n`,
    }));
    return [place.id, texts] as const;
  });
  return new Map(await Promise.all(all));
}

/** A spec and all that it imports, as the value of `spec`. */
async function bundled(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'spec',
    target: 'es2022',
    alias: { convlab: join(root, 'tests/tools/class/convlab-parts.ts') },
    logLevel: 'error',
  });
  return outputFiles[0].text;
}
