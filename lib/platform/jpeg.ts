export { jpeg } from './node/jpeg';
