export { compression } from './node/compression';
