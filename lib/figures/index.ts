export { show, figure, isFigure, type Figure } from './figure';
export { describeTensor, tensorText } from './describe';
export {
  imageGrid,
  photo,
  numberGrid,
  type GridImage,
  type ImageGridOptions,
  type ImageOptions,
} from './images/image-grid';
export type { Box } from './images/draw-grid';
export type { Range } from './images/tile';
export { filterGrid, featureMaps, type MapsOptions } from './images/filters';
export { stepper, stepperData, type StepperOptions } from './stepper/stepper';
export type { StepperData, StepperMode } from './stepper/terms';
export type { ColorScale } from './draw/colors';
