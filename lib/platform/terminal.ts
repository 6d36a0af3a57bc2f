export { terminal } from './node/terminal';
