export { readPng, type Pixels } from './decode';
export { writePng, type Pixels8 } from './encode';
