import { expect, test } from 'vitest';
import { readByteLength } from '../../../src/read/fields/byte-length.ts';

test.each([
  ['5650889', 5_650_889],
  ['5,650,889', 5_650_889],
  ['5.650.889', 5_650_889],
  ['5 650 889', 5_650_889],
  ['5_650_889 bytes', 5_650_889],
  ['12 MB', 12_000_000],
  ['12.5MB', 12_500_000],
  ['12,5 mb', 12_500_000],
  ['12M', 12_000_000],
  ['12 MiB', 12_582_912],
  ['640 kB', 640_000],
  ['1.5 GB', 1_500_000_000],
  ['0', undefined],
])('%s is %i bytes', (text, value) => {
  expect(readByteLength(text)).toEqual({ value });
});

test.each(['', '12,345 MB', '12.5', '1,23', '-5', '12 parsecs', '9999999999999', '32:10', '1e7'])(
  '"%s" is not taken for a size',
  (text) => {
    expect(readByteLength(text)).toHaveProperty('problem');
  },
);
