/** What an exported page loads: `convlabFigures.draw(element, bundle)`. */
import { draw, mimeTypes } from './draw';

Object.assign(globalThis, { convlabFigures: { draw, mimeTypes } });
