export { files } from './node/files';
