import { decode } from 'jpeg-js';
import type { Jpeg } from '../types';

// With the rest, though few pages read a JPEG: reading is synchronous, and a page cannot load a module so.
export const jpeg: Jpeg = { decode };
