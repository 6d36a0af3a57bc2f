import { fuzz } from './fuzz';
import { png } from './png';
import { safetensors } from './safetensors';
import { cifar, idx } from './tables';
import type { Format } from './format';

const formats: readonly Format[] = [png, idx, safetensors, cifar];

test.each(formats)(
  '2,000 damaged $name files: a sentence with file and place, or the right numbers',
  (format) => {
    const { read, refused, faults } = fuzz(format, { count: 2000, seed: 1 });
    expect(faults).toEqual([]);
    expect(read).toBeGreaterThan(20);
    expect(refused).toBeGreaterThan(200);
  },
);
