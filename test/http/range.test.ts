import { expect, test } from 'vitest';
import { readRange } from '../../src/http/range.ts';

const whole = 'whole';
const none = 'unsatisfiable';

test.each([
  ['bytes=0-0', { start: 0, length: 1 }],
  ['bytes=0-1', { start: 0, length: 2 }],
  ['bytes=0-', { start: 0, length: 1000 }],
  ['bytes=999-', { start: 999, length: 1 }],
  ['bytes=100-199', { start: 100, length: 100 }],
  ['bytes=900-5000', { start: 900, length: 100 }],
  ['bytes=900-99999999999999999999999', { start: 900, length: 100 }],
  ['bytes=-1', { start: 999, length: 1 }],
  ['bytes=-1000', { start: 0, length: 1000 }],
  ['bytes=-5000', { start: 0, length: 1000 }],
  ['Bytes=0-9', { start: 0, length: 10 }],
  ['  bytes = 0-9 ', { start: 0, length: 10 }],
  ['bytes=,0-9,', { start: 0, length: 10 }],
  ['bytes=1000-', none],
  ['bytes=1000-1001', none],
  ['bytes=99999999999999999999999-', none],
  ['bytes=-0', none],
  ['bytes=9-0', whole],
  ['bytes=0-9,20-29', whole],
  ['bytes=1000-,2000-', whole],
  ['bytes=', whole],
  ['bytes=-', whole],
  ['bytes=a-b', whole],
  ['bytes=0x0-9', whole],
  ['bytes=1.5-9', whole],
  ['bytes=+1-9', whole],
  ['bytes 0-9', whole],
  ['0-9', whole],
  ['', whole],
  ['items=0-9', whole],
])('%j of 1000 bytes', (header, expected) => {
  expect(readRange(header, 1000)).toEqual(expected);
});

test.each([
  ['bytes=0-', none],
  ['bytes=0-0', none],
  ['bytes=-1', whole],
])('%j of an empty file', (header, expected) => {
  expect(readRange(header, 0)).toEqual(expected);
});
