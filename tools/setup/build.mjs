// @ts-check
// `npm run build`. In syntax that old Nodes parse, so that they can say what they miss.
import { runOnNewNode } from './base/node-version.mjs';

runOnNewNode(() => import('./build-library.mjs'));
