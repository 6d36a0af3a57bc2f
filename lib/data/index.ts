export { datasetsFolder, preloadFiles, setCourseLocation, type DataOptions } from './folder';
export { decodePng, encodePng } from './formats/png';
export { decodeJpeg } from './formats/jpeg';
export { loadPhoto, type PhotoOptions } from './photos';
export { photoFolder } from './photo-folder';
export { centerCrop, crop, resize, toGray, type Rectangle } from './image';
export { applyFilter, filterBank, filters } from './filters';
export { parseIdx, type Idx, type IdxValues } from './formats/idx';
export { parseCifar } from './formats/cifar';
export { learningRecord, type LearningCurve, type LearningRecord } from './learning-record';
export { cifar10, emoji32, fashionMnist, hangul14 } from './sets';
export {
  batches,
  split,
  take,
  type BatchOptions,
  type Dataset,
  type Examples,
  type TrainTest,
} from './examples';
export { augment, normalize, shiftImages, type AugmentOptions } from './augment';
export { sideBySide } from './side-by-side';
export { shufflePixels } from './shuffle';
export { colorFilters } from './color-filters';
export { vary } from './vary';
