import { describe, expect, test } from 'vitest';
import { classifyBlocks } from '../../../src/read/text/classify-blocks.ts';
import { readText } from '../../../src/read/text/read-text.ts';

const TITLE = 'Harbour of Eastvale opens again three weeks after the storm';
const BODY =
  'The harbour of Eastvale opens again on Monday after three weeks of work, the mayor said, and the first ferries leave at six in the morning.';
const MORE =
  'Workers had cleared some four hundred tonnes of stones from the quay since the storm, which broke two piers in one night.';

/** A text with some lines between the title and the first paragraph. */
const above = (lines: string, body = BODY): string => `${TITLE}\n\n${lines}\n\n${body}\n\n${MORE}`;

describe('the summary is the first paragraph', () => {
  test.each([
    ['below a notice', 'Log in or subscribe to save articles for later.'],
    ['below another', 'This post may contain affiliate links.'],
    ['below an address', 'Help others by sharing eastvale.example/news/harbour'],
    ['below a description of a picture', 'A pier at night.\nThe broken pier. Photo: Jo Doe'],
    ['below three key points', 'The harbour opens on Monday\nFerries leave at six\nIt was a storm'],
    [
      'below key points that are sentences',
      'Key points:\n\nThe harbour opens on Monday.\nThe wall is undecided.',
    ],
    ['below what repeats a summary', 'Summary\nThe harbour opens on Monday.\nIt was a storm.'],
  ])('%s', (_, lines) => {
    expect(readText(above(lines)).lead).toBe(BODY);
  });

  test.each([
    ['an agency', 'EASTVALE (Reuters) - '],
    ['an agency in Arabic', 'تونس 18 يونيو (أفق نيوز) - '],
    ['an agency in Chinese', '新华社武汉6月18日电（记者佟雨薇）'],
  ])('without %s, and below what is above it', (_, dateline) => {
    expect(readText(above('A pier lies in the water.', dateline + BODY)).lead).toBe(BODY);
  });

  test('without a place that the title names', () => {
    expect(readText(`${TITLE}\n\nEastvale. ${BODY}\n\n${MORE}`).lead).toBe(BODY);
    expect(readText(`Eastvale: Ferries are back\n\nEastvale: ${BODY}\n\n${MORE}`).lead).toBe(BODY);
  });

  test('below a dateline on a line of its own', () => {
    expect(readText(above('EASTVALE, 18 Jun. (EUROPA PRESS) -')).lead).toBe(BODY);
  });
});

test.each([
  ['The scheme will bring back the 1930s quay, but the ferrymen say it falls short', 'By Jo Doe'],
  ['Produtores esperam chuva até outubro; preço da saca bate recorde', 'Salvar artigos\nJo Doe'],
  ['Üç yıl süren restorasyonun ardından 140 dükkân kapılarını yeniden açtı', 'Jo Doe'],
  ['La nadadora argentina se impuso en los 200 metros mariposa', 'Compartir\nPor Jo Doe'],
  ['Trains are cancelled until midnight, and a warning is out', 'Live\nJo Doe'],
])('%s: a deck without a full stop is the summary, and stays', (deck, below) => {
  const { lead, contentHtml } = readText(
    above(`${deck}\n${below}\n12 March 2024 14:02 GMT\nShare`),
  );
  expect(lead).toBe(deck);
  expect(contentHtml).toContain(`<p>${deck}</p>`);
});

test('the line between the title and the byline is the summary, with a full stop or without', () => {
  const deck = 'The mayor speaks of a small wonder';
  expect(readText(above(`${deck}\n\nBy Jane Roe`)).lead).toBe(deck);
  expect(readText(above(`${deck}.\n\nBy Jane Roe`)).lead).toBe(`${deck}.`);
});

test('the headline in slightly other words is not the summary', () => {
  const again = 'Harbour of Eastvale opens three weeks after the great storm';
  expect(readText(above(`${again}\n\nBy Jane Roe`)).lead).toBe(BODY);
});

describe('the summary stays the first paragraph, above', () => {
  const FIRST = 'The mayor of Eastvale speaks of a small wonder.';
  test.each([
    ['a label with a dash', 'Local — The harbour opens again on Monday after three weeks of work.'],
    ['a label in capitals', 'INGREDIENTS:'],
    ['a shout', 'BUT WAIT -- THERE IS MORE!'],
  ])('%s', (_, line) => {
    expect(readText(`${TITLE}\n\n${FIRST}\n\n${line}\n\n${BODY}\n\n${MORE}`).lead).toBe(FIRST);
  });

  test('where it names a firm by its address, or subscribers', () => {
    for (const first of [
      'Booking.com has lost a case in Eastvale.',
      'The paper has lost 200 subscribers.',
    ])
      expect(readText(`${TITLE}\n\n${first}\n\n${BODY}\n\n${MORE}`).lead).toBe(first);
  });
});

test('a first sentence of one word stays where the title does not name it as a place', () => {
  expect(readText(`${TITLE}\n\nSilence. ${BODY}\n\n${MORE}`).lead).toBe(`Silence. ${BODY}`);
});

describe('key points above the text are a list', () => {
  const rolesOf = (lines: string): readonly string[] =>
    classifyBlocks(above(lines))
      .slice(1, -2)
      .map(({ role }) => role);

  test('below their label', () => {
    const lines = 'The harbour opens on Monday\nThe wall is undecided\nFerries leave at six';
    expect(rolesOf(`Key points\n${lines}`)).toEqual(['heading', 'item', 'item', 'item']);
    expect(rolesOf(`Das Neue:\n${lines}`)).toEqual(['heading', 'item', 'item', 'item']);
  });

  test('but not a few brief sentences, buttons or verse', () => {
    expect(
      rolesOf('Chapter One\n\nIt rained all night.\nThe river rose by a metre.'),
    ).not.toContain('item');
    expect(rolesOf('Share\nShare this by mail now\nShare this by post now')).not.toContain('item');
    expect(
      rolesOf('Evening\nThe harbour lies in rain,\nthe piers are broken,\nand so am I,'),
    ).not.toContain('item');
  });
});

test('a poem with a long line at its end is no list', () => {
  const poem = `${TITLE}\n\nThe harbour lies in rain\nThe piers are broken now\nThe ferries are asleep\n\nAnd nobody who sleeps in the harbour knows what I know.`;
  expect(classifyBlocks(poem).map(({ role }) => role)).not.toContain('item');
});

test('lines with capitals are no paragraph that a program wrapped', () => {
  const lines = [
    'The mayor of Eastvale has kept the stones of the quay since the year 1971',
    'Council says two complaints were made about where these have been laid',
    'She has been given 28 days to put them into the water or take them in',
  ];
  expect(readText(above(lines.join('\n'))).contentHtml).toContain(`<li>${lines[1]}</li>`);
});

test('a first paragraph in Japanese, right above a caption, is the summary', () => {
  const first =
    '岐阜県警は20日、北アルプスで行方不明になっていた男性（45）を3日ぶりに保護したと発表した。';
  const text = `登山道で男性保護、3日ぶり\n2024/9/20 10:12\n${first}\n男性がいた登山道（岐阜県警提供）\n${first}\n${first}`;
  expect(readText(text).lead).toBe(first);
});
