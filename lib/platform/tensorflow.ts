export { tensorflow } from './node/tensorflow';
