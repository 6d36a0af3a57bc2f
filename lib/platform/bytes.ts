export { bytes } from './node/bytes';
