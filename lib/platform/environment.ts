export { environment } from './node/environment';
