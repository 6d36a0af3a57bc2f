export { drawingPad, type DrawingPadOptions } from './drawing/drawing-pad';
export type { DrawingData, DrawingSettings } from './drawing/data';
export { exploreNetwork, type ExploreNetworkOptions } from './explore-network';
export type { NetworkData, NetworkLayerData, NetworkLayerKind, TensorData } from './network/data';
export { explore, type ExploreOptions, type NamedFilter, type NamedImage } from './explore';
export {
  explorerType,
  type ExplorerControl,
  type ExplorerData,
  type ExplorerSettings,
  type ExplorerStart,
  type FilterData,
  type Operation,
  type PictureData,
} from './data';
