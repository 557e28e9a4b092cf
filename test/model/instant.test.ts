import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readInstant, toInstant } from '../../src/model/instant.ts';

test.each([
  ['2021-06-18', '2021-06-18T00:00:00Z'],
  ['2021-06-18T17:01:00-04:00', '2021-06-18T21:01:00Z'],
  ['2021-06-18 17:01Z', '2021-06-18T17:01:00Z'],
  ['2021-06-18T17:01:02.987z', '2021-06-18T17:01:02Z'],
  ['2024-02-29', '2024-02-29T00:00:00Z'],
  ['0001-01-01', '0001-01-01T00:00:00Z'],
  ['0001-01-01T00:00:00-01:00', '0001-01-01T01:00:00Z'],
  ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59Z'],
  ['2021-06-18T17:01:00+14:00', '2021-06-18T03:01:00Z'],
  ['2021-06-18T17:01:00-12:00', '2021-06-19T05:01:00Z'],
  ['2021-06-18T17:01:00-00:00', '2021-06-18T17:01:00Z'],
])('%s is %s', (text, value) => {
  expect(readInstant(text)).toEqual({ value });
});

test.each([
  [
    '9999-12-31T23:59:59-01:00',
    '"9999-12-31T23:59:59-01:00" is outside the years 1 to 9999 in UTC; use a date within them',
  ],
  ['0000-01-01', '"0000-01-01" is not a date; write it as 2021-06-18 or 2021-06-18T17:01:00-04:00'],
  [
    '2021-06-18T24:00Z',
    '"2021-06-18T24:00Z" is not a valid time of day; hours go up to 23, minutes and seconds up to 59',
  ],
  ['', '"" is not a date; write it as 2021-06-18 or 2021-06-18T17:01:00-04:00'],
])('%s is refused', (text, problem) => {
  expect(readInstant(text)).toEqual({ problem });
});

const pad = (number: number, length = 2): string => String(number).padStart(length, '0');
const upTo = (most: number): fc.Arbitrary<number> => fc.integer({ min: 0, max: most });

/** Dates as RFC 3339 spells them, most of them at the ends of what there is. */
const written = fc
  .record({
    year: fc.oneof(fc.constantFrom(0, 1, 2, 9998, 9999), upTo(9999)),
    month: fc.constantFrom(1, 2, 12),
    day: fc.constantFrom(1, 28, 29, 31),
    hour: upTo(25),
    minute: upTo(61),
    second: upTo(61),
    fraction: fc.constantFrom('', '.9', '.999999'),
    sign: fc.constantFrom('+', '-'),
    offsetHour: fc.oneof(upTo(15), upTo(99)),
    offsetMinute: fc.oneof(fc.constantFrom(0, 30, 45, 59), upTo(99)),
  })
  .map((all) => {
    const date = `${pad(all.year, 4)}-${pad(all.month)}-${pad(all.day)}`;
    const time = `${pad(all.hour)}:${pad(all.minute)}:${pad(all.second)}${all.fraction}`;
    return `${date}T${time}${all.sign}${pad(all.offsetHour)}:${pad(all.offsetMinute)}`;
  });

test('every date that is accepted reads back as the same instant', () => {
  fc.assert(
    fc.property(written, (text) => {
      const reading = readInstant(text);
      if ('value' in reading) expect(readInstant(reading.value)).toEqual(reading);
      else expect(reading.problem).toContain(text.slice(0, 10));
    }),
    { numRuns: 5_000 },
  );
});

test('every time gives an instant that reads back', () => {
  const times = fc.oneof(fc.integer({ min: -1e17, max: 1e17 }), fc.double({ noNaN: true }));
  fc.assert(
    fc.property(times, (time) => {
      const value = toInstant(time);
      expect(readInstant(value)).toEqual({ value });
    }),
  );
});
