/** What the pages share: styles, scripts, fonts. All of it is copied, so that nothing is asked of the network. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { writePacked } from './packed';

// What plotly.js's smaller build can draw, a third of the whole in size.
const cartesian = new Set([
  'scatter',
  'bar',
  'box',
  'heatmap',
  'histogram',
  'histogram2d',
  'contour',
  'image',
  'pie',
  'violin',
]);

/** What all pages together ask for. */
export interface AssetNeeds {
  /** Types of Plotly traces: plotly.js comes in the smallest build that draws them, or not at all. */
  readonly traces: ReadonlySet<string>;
  /** Whether an explorer is on any page. */
  readonly explorer: boolean;
  /** Whether a photograph for the network is. */
  readonly photograph: boolean;
}

/** Fills the pages' folder `assets`. */
export function writeAssets(
  root: string,
  folder: string,
  { traces, explorer, photograph }: AssetNeeds,
): void {
  mkdirSync(folder, { recursive: true });
  for (const name of ['page.css', 'page.js', 'unpack.js'])
    copyFileSync(join(__dirname, 'static', name), join(folder, name));
  writeFileSync(join(folder, 'figures.js'), figureScript(root));
  if (explorer) writePacked(folder, 'explorer.js', explorerScript(root));
  if (photograph) writePhotograph(root, folder);
  const load = createRequire(__filename);
  if (traces.size > 0) {
    const isCartesian = [...traces].every((type) => cartesian.has(type));
    const build = isCartesian
      ? 'plotly.js-cartesian-dist-min/plotly-cartesian.min.js'
      : 'plotly.js/plotly.min.js';
    writePacked(folder, 'plotly.min.js', readFileSync(load.resolve(build), 'utf8'));
  }
  copyKatex(dirname(load.resolve('katex/dist/katex.min.css')), join(folder, 'katex'));
}

/** The course's own figures. The bundler is an ES module, which this CommonJS program cannot require. */
function figureScript(root: string): string {
  const bundler = pathToFileURL(join(root, 'tools', 'labextension', 'bundle.mjs')).href;
  return run(`import { bundle } from ${JSON.stringify(bundler)}; process.stdout.write(bundle('page'));`);
}

/** The explorer, with the engine that it computes with. */
function explorerScript(root: string): string {
  const bundler = pathToFileURL(join(root, 'tools', 'explorer', 'build.mjs')).href;
  return run(
    `import { bundleExplorer } from ${JSON.stringify(bundler)}; process.stdout.write((await bundleExplorer()).script);`,
  );
}

/** The photograph figure, and its network as a script, which pages opened from a folder can read, too. */
function writePhotograph(root: string, folder: string): void {
  const bundler = pathToFileURL(join(root, 'tools', 'photograph', 'build.mjs')).href;
  const script = run(`import { writeFileSync } from 'node:fs';
    import { join } from 'node:path';
    import { bundlePhotograph, weightsFile, weightsScript } from ${JSON.stringify(bundler)};
    writeFileSync(join(${JSON.stringify(folder)}, weightsFile), weightsScript());
    process.stdout.write(await bundlePhotograph());`);
  writePacked(folder, 'photograph.js', script);
}

/** What an ES module's program prints. */
function run(program: string): string {
  const options = { encoding: 'utf8', maxBuffer: 2 ** 26 } as const;
  return execFileSync(process.execPath, ['--input-type=module', '-e', program], options);
}

/** Every browser of the last ten years reads woff2: the two other forms of each font stay behind. */
function copyKatex(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  const css = readFileSync(join(from, 'katex.min.css'), 'utf8');
  writeFileSync(join(to, 'katex.min.css'), css.replace(/,url\([^)]*\.(?:woff|ttf)\) format\("[^"]*"\)/g, ''));
  cpSync(join(from, 'fonts'), join(to, 'fonts'), {
    recursive: true,
    filter: (path) => !/\.(woff|ttf)$/.test(path),
  });
  copyFileSync(join(from, '..', 'LICENSE'), join(to, 'LICENSE'));
}
