export { numericalGradient } from './numerical-gradient';
export { relativeChange } from './relative-change';
export { relativeError } from './relative-error';
