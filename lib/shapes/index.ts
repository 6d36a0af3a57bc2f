/**
 * Each layer's shapes, checked once: the function that returns the output's size is the one that refuses what
 * does not fit. All engines call these first, so all refuse alike.
 */
export { checkOptions, rejectUnknownOptions } from './options';
export * from './checks';
export { columnShapes, convShapes, poolShapes, type ConvShapes, type WindowShapes } from './windows';
export { denseShapes, lossShapes, reluMax, responseNormShapes } from './other-layers';
