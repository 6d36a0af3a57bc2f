export { threads } from './node/threads';
