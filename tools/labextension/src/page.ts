/** What an exported page loads: `convlabFigures.draw(element, bundle)`. Answers are veiled as soon as it runs. */
import { draw, mimeTypes } from './draw';
import { veilPage } from './veil';

Object.assign(globalThis, { convlabFigures: { draw, mimeTypes } });
veilPage();
