export { datasetsFolder, type DataOptions } from './folder';
export { decodePng, encodePng } from './png';
export { loadPhoto, photoNames } from './photos';
export { crop, resize, toGray, type Rectangle } from './image';
export { applyFilter, filters } from './filters';
