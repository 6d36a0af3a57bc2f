export { numericalGradient } from './numerical-gradient';
export { relativeError } from './relative-error';
