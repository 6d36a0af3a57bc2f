/** What a trained network looks at: questions that need its answers, and nothing of its inside but maps. */
export { strongestPatches, type Patch, type PatchOptions } from './strongest-patches';
export { occlusionMap, type OcclusionOptions } from './occlusion-map';
