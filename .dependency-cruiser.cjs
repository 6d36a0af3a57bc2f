'use strict';

// Who may import whom. A room is a folder of lib/ or of the root; an arrow not listed here is an error.
// The workspace that is found as @tensorflow/tfjs.
const tensorflow = '^tools/setup/tensorflow/tfjs/';
const engines = '(naive|im2col|wasm|tfjs)';
// layers/: what works value by value, whose loop can be written in one way only, is written once.
const core =
  '((coverage-map|errors|random|reduce|language|backend)|(tensor|geometry|shapes|layers|platform)/[^/]+)[.]ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'core-stands-alone',
      comment: 'tensor, geometry and their kin import no other room',
      severity: 'error',
      from: {
        path: `^lib/((coverage-map|errors|random|reduce|language)[.]ts$|(tensor|geometry|shapes|layers)/)`,
      },
      to: { path: '^lib/', pathNot: `^lib/${core}` },
    },
    {
      name: 'platform-stands-alone',
      comment: 'platform/ is below everything, and only platform/<matter>.ts is imported from outside',
      severity: 'error',
      from: { path: '^lib/platform/' },
      to: { path: '^lib/', pathNot: '^lib/platform/' },
    },
    {
      name: 'twins-behind-their-matter',
      severity: 'error',
      from: { path: '^lib/', pathNot: '^lib/platform/' },
      to: { path: '^lib/platform/(node|browser)/' },
    },
    {
      name: 'only-platform-names-node',
      comment:
        'so that the library runs in a browser too; eslint holds the same for Buffer, process and their kin',
      severity: 'error',
      from: { path: '^lib/', pathNot: '^lib/(platform/node/|[^.]+[.]mjs$)' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'engines-apart',
      comment: 'an engine never imports another engine: a slow one is the check of a fast one',
      severity: 'error',
      from: { path: `^lib/${engines}/` },
      to: { path: '^lib/', pathNot: [`^lib/$1/`, `^lib/${core}`] },
    },
    {
      name: 'data-figures-check-are-leaves',
      severity: 'error',
      from: { path: '^lib/(data|figures|check)/' },
      to: { path: '^lib/', pathNot: ['^lib/$1/', `^lib/${core}`, '^lib/png/index[.]ts$', '^lib/host/'] },
    },
    {
      name: 'png-knows-no-tensor',
      comment: 'bytes to pixels and back: what pictures and figures share',
      severity: 'error',
      from: { path: '^lib/png/' },
      to: { path: '^lib/', pathNot: '^lib/(png|platform)/' },
    },
    {
      name: 'host-below-figures',
      comment:
        'live output, the progress bar and the kernel are there for figures, model, train and notebook alike',
      severity: 'error',
      from: { path: '^lib/host/' },
      to: { path: '^lib/', pathNot: ['^lib/host/', `^lib/${core}`] },
    },
    {
      name: 'notebook-is-on-top',
      comment: 'what only a notebook needs: no other room of the library imports it',
      severity: 'error',
      from: { path: '^lib/', pathNot: '^lib/(notebook/|index[.]ts$)' },
      to: { path: '^lib/notebook/' },
    },
    {
      name: 'explorer-runs-in-a-page',
      comment: 'what the page bundles: the core, pictures, figures and one small engine',
      severity: 'error',
      from: { path: '^lib/explorer/' },
      to: {
        path: '^lib/',
        pathNot: ['^lib/(explorer|data|figures|im2col|model)/', '^lib/png/index[.]ts$', `^lib/${core}`],
      },
    },
    {
      name: 'model-knows-no-engine',
      severity: 'error',
      from: { path: '^lib/(model|train|explain|photograph)/' },
      to: { path: `^lib/${engines}/` },
    },
    {
      name: 'model-knows-no-train',
      severity: 'error',
      from: { path: '^lib/model/' },
      to: { path: '^lib/train/' },
    },
    {
      name: 'only-tfjs-names-tensorflow',
      severity: 'error',
      from: { path: '^lib/', pathNot: '^lib/(tfjs/|platform/(node|browser)/tensorflow[.]ts$)' },
      to: { path: ['@tensorflow', tensorflow] },
    },
    {
      name: 'lib-imports-no-course',
      severity: 'error',
      from: { path: '^lib/' },
      to: { path: '^(tools|tests|notebooks|exercises|solutions)/', pathNot: tensorflow },
    },
    {
      name: 'course-imports-convlab-only',
      severity: 'error',
      from: { path: '^(exercises|solutions)/' },
      to: { pathNot: '^lib/index[.]ts$' },
    },
    {
      name: 'chapters-import-convlab-and-answers-only',
      comment: "an answer cell stands in a chapter's source as the import of its exercise",
      severity: 'error',
      from: { path: '^notebooks/src/' },
      to: { pathNot: ['^lib/index[.]ts$', '^exercises/'] },
    },
    {
      name: 'tools-know-no-tests',
      severity: 'error',
      from: { path: '^tools/', pathNot: '^tools/grader/' },
      to: { path: '^tests/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^lib/(dist|wasm/kernels)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
