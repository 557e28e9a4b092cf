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
