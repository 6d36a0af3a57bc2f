import type { Language } from '../language';

/** The MIME type of the photograph figure's description in a notebook's output. */
export const photographType = 'application/vnd.convlab.photograph+json';

/** The side of the network's input, in pixels. */
export const inputSize = 224;
/** The occlusion map has so many places along each side … */
export const gridSize = 14;
/** … and at each of them a gray square of so many pixels covers the photograph. */
export const patchSize = 48;

/** One name the network gives, and how likely it finds it. */
export interface Answer {
  /** The place among the network's classes. */
  readonly label: number;
  readonly probability: number;
}

/** How likely a name remains with the square at each of the map's places, row by row; undefined or null: not known yet. */
export type OcclusionValues = readonly (number | null | undefined)[];

/** All that the page needs to begin: a photograph with its answer. The network itself lies beside the page's script. */
export interface PhotographData {
  readonly language: Language;
  readonly title: string;
  readonly alt: string;
  /** A square photograph as the network got it, base64 of a PNG of 224 × 224. */
  readonly png: string;
  /** The five likeliest names, the likeliest first. */
  readonly answers: readonly Answer[];
  /** For the likeliest name, at every second place. */
  readonly map: OcclusionValues;
}
