import { describe, expect, test } from 'vitest';
import { isNotModified } from '../../src/http/conditional.ts';

const VALIDATORS = { etag: 'W/"abc"', lastModified: '2021-06-18T10:00:00Z' };
const NOW = Date.parse('2026-01-01T00:00:00Z');

const ask = (headers: Record<string, string>): boolean =>
  isNotModified(new Headers(headers), VALIDATORS, NOW);

describe('If-None-Match', () => {
  test.each([
    ['the tag', 'W/"abc"', true],
    ['the tag in its strong spelling', '"abc"', true],
    ['a list that holds it', '"x", W/"y" ,W/"abc"', true],
    ['any', '*', true],
    ['another tag', 'W/"abd"', false],
    ['the tag inside another', '"xabc", "abcx"', false],
    ['the tag without quotes', 'abc', false],
    ['nonsense', '"abc', false],
    ['nothing', '', false],
  ])('%s', (_, value, expected) => {
    expect(ask({ 'If-None-Match': value })).toBe(expected);
  });

  test('wins over If-Modified-Since', () => {
    const later = 'Fri, 18 Jun 2027 10:00:00 GMT';
    expect(ask({ 'If-None-Match': '"other"', 'If-Modified-Since': later })).toBe(false);
  });
});

describe('If-Modified-Since', () => {
  test.each([
    ['the same second', 'Fri, 18 Jun 2021 10:00:00 GMT', true],
    ['later', 'Sat, 19 Jun 2021 10:00:00 GMT', true],
    ['a second before', 'Fri, 18 Jun 2021 09:59:59 GMT', false],
    ['the form of RFC 850', 'Friday, 18-Jun-21 10:00:00 GMT', true],
    ['the form of asctime', 'Fri Jun 18 10:00:00 2021', true],
    ['a single-digit day of asctime', 'Tue Jun  1 10:00:00 2021', false],
    ['a two-digit year of the last century', 'Friday, 18-Jun-99 10:00:00 GMT', false],
    ['the year 1800', 'Sat, 18 Jan 1800 10:00:00 GMT', false],
    ['a day that is not there', 'Fri, 31 Jun 2027 10:00:00 GMT', false],
    ['another zone', 'Fri, 18 Jun 2027 10:00:00 PST', false],
    ['an ISO date', '2027-06-18T10:00:00Z', false],
    ['nonsense', 'yesterday', false],
  ])('%s', (_, value, expected) => {
    expect(ask({ 'If-Modified-Since': value })).toBe(expected);
  });
});

test('without a condition the document is sent', () => {
  expect(ask({})).toBe(false);
});
