import { againstNaiveSuite } from './engines/against-naive';
import { depthwiseSuite } from './engines/depthwise';
import { errorSuite } from './engines/errors';
import { goldenSuite } from './engines/golden';
import { propertySuite } from './engines/properties';
import { publishedSuite } from './engines/published';
import { puritySuite } from './engines/purity';
import type { Engine } from './engines/support';

/** What every engine has to do: the one suite of the Backend interface. */
export function engineSuite(engine: Engine): void {
  describe('golden values', () => {
    goldenSuite(engine);
  });
  describe('published values', () => {
    publishedSuite(engine);
  });
  describe('beside the loops', () => {
    againstNaiveSuite(engine);
  });
  describe('depthwise', () => {
    depthwiseSuite(engine);
  });
  describe('properties', () => {
    propertySuite(engine);
  });
  describe('errors', () => {
    errorSuite(engine);
  });
  describe('purity', () => {
    puritySuite(engine);
  });
}
