// Stands for the package ndarray in the answer's process (programs.ts says so to the bundler): every tensor that is
// made there, by the kit's functions or from arguments, is watched.
import plainNdarray from 'plain-ndarray';
import type { MakeTensor } from '../../wire/decode';
import { watch } from './bounds';
import { placeOfCall } from './thrown';

export const bounds = watch(plainNdarray, placeOfCall);
const ndarray: MakeTensor = bounds.ndarray;
export default ndarray;
