export { explore, type ExploreOptions, type NamedFilter, type NamedImage } from './explore';
export {
  explorerType,
  type ExplorerControl,
  type ExplorerData,
  type ExplorerSettings,
  type ExplorerStart,
} from './data';
