/** What a trained network looks at: questions that need its answers, and nothing of its inside but maps. */
export { strongestPatches, type Patch, type PatchOptions } from './strongest-patches';
export { topActivationsGrid, type TopActivationsOptions } from './top-activations-grid';
export { features, type FeaturesOptions } from './features';
export { mostTelling, occlusionMap, type OcclusionOptions } from './occlusion-map';
