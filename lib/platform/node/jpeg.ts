import type { Jpeg } from '../types';

export const jpeg: Jpeg = {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- when there is a JPEG: import 'convlab' stays quick
  decode: (bytes, options) => (require('jpeg-js') as Jpeg).decode(bytes, options),
};
