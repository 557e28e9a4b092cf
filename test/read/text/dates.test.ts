import { expect, test } from 'vitest';
import { readDates } from '../../../src/read/text/dates.ts';

test.each([
  ['Published 5:01 PM EDT, Fri June 18, 2021', { published: '2021-06-18T21:01:00Z' }],
  ['Updated: 18 June 2021 at 17:01 GMT', { updated: '2021-06-18T17:01:00Z' }],
  ['Posted: Thursday, October 17, 2013, 8:09 PM', { published: '2013-10-17T20:09:00' }],
  ['June 18, 2021', { published: '2021-06-18T00:00:00' }],
  ['18 June 2021', { published: '2021-06-18T00:00:00' }],
  ['Fri, 18 Jun 2021 17:01:00 +0200', { published: '2021-06-18T15:01:00Z' }],
  ['2021-06-18T17:01:00+02:00', { published: '2021-06-18T15:01:00Z' }],
  ['2021-06-18T17:01:00-04:00', { published: '2021-06-18T21:01:00Z' }],
  ['2021-06-18 17:01:00-0400', { published: '2021-06-18T21:01:00Z' }],
  ['Fri, 18 Jun 2021 17:01:00 -0400', { published: '2021-06-18T21:01:00Z' }],
  ['18-Jun-2021 17:01 -04:00', { published: '2021-06-18T21:01:00Z' }],
  ['17:01 18-06-2021', { published: '2021-06-18T17:01:00' }],
  ['18 June 2021, 10:00-12:00', { published: '2021-06-18T10:00:00' }],
  ['5:01 p.m. ET June 18, 2021', { published: '2021-06-18T21:01:00Z' }],
  ['January 18, 2021 at 5:01 p.m. ET', { published: '2021-01-18T22:01:00Z' }],
  ['Updated June 18, 2021 5:01 pm IST', { updated: '2021-06-18T11:31:00Z' }],
  [
    'Published: 17:01 EST, 18 January 2021 | Updated: 19:20 EST, 18 January 2021',
    { published: '2021-01-18T22:01:00Z', updated: '2021-01-19T00:20:00Z' },
  ],
  [
    'Jun. 18, 2021, 4:10 PM UTC / Updated Jun. 18, 2021, 6:00 PM UTC',
    { published: '2021-06-18T16:10:00Z', updated: '2021-06-18T18:00:00Z' },
  ],
  ['PUBLISHED FRI, JUN 18 20219:14 AM EDT', { published: '2021-06-18T13:14:00Z' }],
  ['Updated 1438 GMT (2238 HKT) September 28, 2021', { updated: '2021-09-28T14:38:00Z' }],
  ['Stand: 18.06.2021 17:01 Uhr', { published: '2021-06-18T17:01:00' }],
  ['Freitag, 18. Juni 2021, 17.01 Uhr', { published: '2021-06-18T17:01:00' }],
  [
    'Publié le 18 juin 2021 à 17h01, mis à jour à 18h20',
    { published: '2021-06-18T17:01:00', updated: '2021-06-18T18:20:00' },
  ],
  ['Publié le 06/07/2021 à 09:15', { published: '2021-07-06T09:15:00' }],
  ['18 jun 2021 - 17:01 CEST', { published: '2021-06-18T15:01:00Z' }],
  ['18 de junho de 2021 às 17:01', { published: '2021-06-18T17:01:00' }],
  ['venerdì 18 giugno 2021, ore 17:01', { published: '2021-06-18T17:01:00' }],
  ['18 czerwca 2021, 17:01', { published: '2021-06-18T17:01:00' }],
  ['18 июня 2021 в 17:01', { published: '2021-06-18T17:01:00' }],
  ['Güncelleme: 18 Haziran 2021 17:01', { updated: '2021-06-18T17:01:00' }],
  ['2021年6月18日 17:01', { published: '2021-06-18T17:01:00' }],
  ['입력 2021.06.18 17:01', { published: '2021-06-18T17:01:00' }],
  ['am 18. Juni 2021', { published: '2021-06-18T00:00:00' }],
  ['Stand am 18.6.2021', { published: '2021-06-18T00:00:00' }],
  ['18. 6. 2021 17:01', { published: '2021-06-18T17:01:00' }],
  ['06/07/2021, 17:01 WIB', { published: '2021-07-06T10:01:00Z' }],
  ['2021. 6. 18. 오후 5:01', { published: '2021-06-18T17:01:00' }],
  ['2021년 6월 18일 오전 12시 5분', { published: '2021-06-18T00:05:00' }],
  ['2021年6月18日 午後5時1分', { published: '2021-06-18T17:01:00' }],
  ['2021-06-18 下午 5:01', { published: '2021-06-18T17:01:00' }],
  ['الجمعة 18 يونيو 2021 - 05:01 م', { published: '2021-06-18T17:01:00' }],
  ['18 حزيران 2021 05:01 صباحا', { published: '2021-06-18T05:01:00' }],
  ['18 Ιουνίου 2021, 5:01 μ.μ.', { published: '2021-06-18T17:01:00' }],
])('%s', (line, expected) => {
  expect(readDates(line)).toMatchObject(expected);
});

test.each([
  ['without a year', 'June 18'],
  ['without a year, with its time', '3. 12. 10:30'],
  ['of the week alone', 'Friday'],
  ['seen from the time of reading', '2 hours ago'],
  ['whose order nobody can know', '06/07/2021'],
  ['that the calendar does not have', 'February 30, 2021'],
])('a date %s is none', (_, line) => {
  expect(readDates(line)).toMatchObject({ published: undefined, updated: undefined });
});

test.each([
  'Sport 18',
  'The 2021 season',
  '191',
  '1989',
  'He left on June 18, 2021.',
  'June 18, 2021, was a Friday',
  'May we?',
])('%s is no date line', (line) => {
  expect(readDates(line)).toBe(undefined);
});

const OFFSETS = ['+', '-', '−'].flatMap((sign) =>
  Array.from({ length: 100 }, (_, hour) => hour).flatMap((hour) =>
    [0, 1, 30, 59, 60, 99].map((minute) => ({ sign, hour, minute })),
  ),
);
const FORMS: readonly (readonly [
  string,
  (sign: string, hour: string, minute: string) => string,
])[] = [
  ['GMT-99:99', (sign, hour, minute) => `18 June 2021 17:01 GMT${sign}${hour}:${minute}`],
  ['UTC -9999', (sign, hour, minute) => `Published 18 June 2021 17:01 UTC ${sign}${hour}${minute}`],
  ['(GMT-99:99)', (sign, hour, minute) => `17:01 (GMT${sign}${hour}:${minute}) June 18, 2021`],
  ['T17:01:00-99:99', (sign, hour, minute) => `2021-06-18T17:01:00${sign}${hour}:${minute}`],
  ['17:01:00-9999', (sign, hour, minute) => `2021-06-18 17:01:00${sign}${hour}${minute}`],
];

test.each(FORMS)('an offset as in %s is right, or there is no date', (_, write) => {
  for (const { sign, hour, minute } of OFFSETS) {
    const [hours, minutes] = [hour, minute].map((number) => String(number).padStart(2, '0'));
    const line = write(sign, hours ?? '', minutes ?? '');
    const east = (sign === '+' ? 1 : -1) * (hour * 60 + minute);
    const exists = minute < 60 && east >= -12 * 60 && east <= 14 * 60;
    const published = new Date(Date.UTC(2021, 5, 18, 17, 1) - east * 60_000).toISOString();
    expect(readDates(line)?.published, line).toBe(
      exists ? published.replace('.000Z', 'Z') : undefined,
    );
  }
});
