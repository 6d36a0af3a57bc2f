export { mathjs } from './node/mathjs';
