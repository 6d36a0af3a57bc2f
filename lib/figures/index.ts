export { show, figure, isFigure, type Figure } from './figure';
export { percent } from './format';
export { describeTensor, tensorText } from './describe';
export {
  imageGrid,
  photo,
  numberGrid,
  type GridImage,
  type GridImages,
  type ImageGridOptions,
  type ImageOptions,
} from './images/image-grid';
export type { Box } from './images/boxes';
export type { Range } from './images/tile';
export { frames, type Frame } from './images/frames';
export { filterGrid, featureMaps, type MapsOptions } from './images/filters';
export { stepper, stepperData, type StepperOptions } from './stepper/stepper';
export type { StepperData, StepperLabels, StepperMode } from './stepper/terms';
export type { ColorScale } from './draw/colors';
export { lineChart, type Line, type LineChartOptions } from './charts/line-chart';
export { histogramChart, type HistogramOptions, type Spread } from './charts/histogram-chart';
export { barChart, type Bars, type BarChartOptions } from './charts/bar-chart';
export { heatMap, confusionChart, type HeatMapOptions } from './charts/heat-map';
export { wiringChart, type WiringOptions } from './charts/wiring-chart';
export { structureMap, type StructureOptions } from './charts/structure-map';
export { layerChart, type LayerFacts } from './charts/layer-chart';
export { plotly, type PlotlyFigure } from './charts/plotly';
