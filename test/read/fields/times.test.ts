import { expect, test } from 'vitest';
import { readTime, readTimedLine } from '../../../src/read/fields/times.ts';

test.each([
  ['0:00', 0],
  ['12:34', 754],
  ['75:30', 4530],
  ['1:02:03', 3723],
  ['00:01:02.500', 62.5],
  ['00:01:02,5', 62.5],
  ['90', 90],
  ['90.25', 90.25],
  ['90s', 90],
  ['1h2m3s', 3723],
  ['PT1M2.5S', 62.5],
  ['73.0', 73],
])('the time %s is %d seconds', (text, value) => {
  expect(readTime(text)).toEqual({ value });
});

test.each([
  ...['', 'soon', '1:2', '12:60', '1:60:00', '-1', '1:02:03:04'],
  ...['99999999', '99999:00:00', '9'.repeat(400), '9999999h'],
])('%j is no time', (text) => {
  expect(readTime(text)).toEqual({
    problem: `"${text}" is not a time; use seconds, m:ss or h:mm:ss`,
  });
});

test.each([
  ['0:00 Intro', { start: 0, text: 'Intro' }],
  ['- [1:02:03] – The end', { start: 3723, text: 'The end' }],
  ['(12:34) Boats: a story', { start: 754, text: 'Boats: a story' }],
  ['00:01:02.500 A', { start: 62.5, text: 'A' }],
  ['0:10 - 0:20 A', { start: 10, end: 20, text: 'A' }],
  ['1:13-2:13 A', { start: 73, end: 133, text: 'A' }],
  ['90 A', { start: 90, text: 'A' }],
  ['0:05: A', { start: 5, text: 'A' }],
])('the line "%s" begins with a time', (line, expected) => {
  expect(readTimedLine(line)).toEqual(expected);
});

test.each(['Intro', 'Intro 0:00', '1:2 x'])('the line "%s" begins with none', (line) => {
  expect(readTimedLine(line)).toBeUndefined();
});
