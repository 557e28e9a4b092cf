import { describe, expect, test } from 'vitest';
import { readText } from '../../../src/read/text/read-text.ts';

const TITLE = 'Harbour of Eastvale opens again three weeks after the storm';
const REST =
  'By Jane Roe\n12 March 2024\n\nThe harbour opens again on Monday after three weeks of work, the mayor said, and the first ferries leave at six.\n\nWorkers had cleared some four hundred tonnes of stones from the quay since the storm broke two piers.';

const titleOf = (head: string): string | undefined => readText(`${head}\n\n${REST}`).title?.text;

describe('the title is the headline, below', () => {
  test.each([
    ['the name of the site and a menu', 'Eastvale Post - back to home\n\nHome\nSport\nPolitics'],
    ['a slogan and sections', 'Open to everyone, paid by readers\n\nNews\nSport\nCulture'],
    ['a button in capitals and a section', 'READ THE ISSUE\nPolitics'],
    ['a warning on the weather', '1 weather alert 2 closings\nWatch Now\nNews'],
    ['how old the article is', 'This was published 2 years ago'],
    ['a notice on its age', 'This article is more than 1 year old'],
    [
      'the masthead of a paper',
      '=================\nTHE HARBOUR POST          Issue 88, 12 March 2024\n=================',
    ],
    ['its section, with the date', 'Regions\n12 March 2024\nJo Doe / Reporter'],
  ])('%s', (_, above) => {
    expect(titleOf(`${above}\n\n${TITLE}`)).toBe(TITLE);
  });

  test('who sent it', () => {
    const title = 'Harbour Works Reports Results of the First Quarter and Opens Two Piers';
    const sender = `News provided by\n\nHarbour Works, Inc.\n\nMay 10, 2022, 09:00 ET\n\n${title}`;
    expect(titleOf(sender)).toBe(title);
  });

  test('what a release is called', () => {
    const title = 'Freibad Ostheim bleibt bis Ende September geöffnet';
    const text =
      'Die Stadt verlängert die Badesaison um drei Wochen, wie die Bürgermeisterin mitteilte.';
    const head = `Pressemitteilung Nr. 214/2025\n19.08.2025\n${title}\n${text}`;
    expect(readText(`${head}\n\n${REST}`).title?.text).toBe(title);
  });

  test('the browser title, the name of the site and its slogan', () => {
    const site = 'Eastvale Island Observer';
    const title = 'Keeper, 90, hands over keys after six decades';
    const head = `${title} | ${site}\n${site}\nYour island since 1904\n${title}\n${title}\n2nd May\nCommunity\nBy Jane Roe`;
    const text = `${head}\n\n${REST.slice(REST.indexOf('The harbour'))}`;
    expect(readText(text).title?.text).toBe(title);
  });

  test('the name of a site and a question', () => {
    const text = `Eastvale Daily\nWhat is on tonight?\nMayor closes harbour for a whole week\n${REST}`;
    expect(readText(text).title?.text).toBe('Mayor closes harbour for a whole week');
  });

  test('a section, above a deck that is longer', () => {
    const deck = 'Botanist who catalogued the mosses of the islands and never owned a television';
    const text = `Obituary\nDame Jane Roe\n${deck}\n${REST}`;
    expect(readText(text).title?.text).toBe('Dame Jane Roe');
    expect(readText(text).lead).toBe(deck);
  });

  test('who sent it, though the headline is brief', () => {
    const title = 'Stadtwerke Ostheim senken Strompreis zum 1. September';
    expect(titleOf(`Stadtwerke Ostheim GmbH\n18.06.2024 – 10:00\n${title}`)).toBe(title);
  });

  test('the browser title with its kicker, and the kicker', () => {
    expect(
      titleOf('Storm in the east: The silent harbour\n\nStorm in the east\nThe silent harbour'),
    ).toBe('The silent harbour');
  });

  test('capitals and a section, if it is short and has a deck', () => {
    const deck = 'Two people live on the pier. One of them is a cat';
    const text = `READ IT NOW\nPolitics\n\nThe keeper\n\n${deck}\n${REST}`;
    expect(readText(text).title?.text).toBe('The keeper');
    expect(readText(text).lead).toBe(deck);
  });
});

describe('the title is the first line', () => {
  test.each([
    ['above its section and a deck', `${TITLE}\nPolitics\n\nThe mayor speaks of a small wonder`],
    [
      'above buttons, sections and a deck',
      `${TITLE}\nShare\nNews\nPolitics\n\nThe mayor speaks of a wonder`,
    ],
    [
      'if a section is below a short one',
      'A silent harbour town\nPolitics\n\nThe mayor speaks of a small wonder',
    ],
    ['with the address of a firm', 'Booking.com is fined by the city of Eastvale'],
    ['if it says when', 'What the mayor of Eastvale found 2 days ago'],
    ['with subscribers', 'The paper of Eastvale has lost half of its subscribers'],
  ])('%s', (_, head) => {
    expect(titleOf(head)).toBe(head.split('\n')[0]);
  });
});

describe('the title is the headline', () => {
  test.each([
    ['12. März 2024, 06:01 Uhr\nTiere', 'Entlaufenes Känguru in Ostental wieder eingefangen'],
    ['12 March 2024\nAnimals', 'Runaway kangaroo of Eastvale is caught'],
  ])('below a date and one word: %s', (above, title) => {
    const [first, second] = REST.split('\n\n').slice(1);
    expect(readText(`${above}\n${title}\n${first}\n${second}`).title?.text).toBe(title);
  });

  test.each([
    ['トップ\n社会', '登山道で男性保護、3日ぶり　岐阜県警', '2024/9/20 10:12'],
    ['首頁\n生活', '東谷老街燈會登場　首日湧入3萬人', '2024/03/12 18:05'],
  ])('below a menu, in scripts without spaces: %s', (menu, title, date) => {
    const body =
      '岐阜県警は20日、北アルプスで行方不明になっていた男性を3日ぶりに保護したと発表した。';
    const more =
      '県警によると、男性は17日に1人で入山し、道に迷った。けがは軽く、自力で歩けたという。';
    expect(readText(`${menu}\n${title}\n${date}\n\n${body}\n\n${more}`).title?.text).toBe(title);
  });
});

describe('a short title stays, and so does the first paragraph', () => {
  const first = 'The harbour of Eastvale opens again on Monday after three weeks, said the mayor.';
  const more = REST.split('\n\n').at(-1);
  const cases = ['Flood', 'The harbour', 'Back at sea', 'The harbour opens'].flatMap((title) =>
    ['12 March 2024\nJo Doe', 'By Jo Doe', '12 March 2024'].flatMap((meta) =>
      ['Share', 'Read also\nWhy the old wall of the town broke'].map((button) => [
        title,
        meta,
        button,
      ]),
    ),
  );
  test.each(cases)('%s, above %j and %j', (title, meta, button) => {
    const text = `${title}\n${meta}\n\n${first}\n\n${button}\n\n${more}\n\n${more}`;
    const { title: found, lead } = readText(text);
    expect([found?.text, lead]).toEqual([title, first]);
  });
});
