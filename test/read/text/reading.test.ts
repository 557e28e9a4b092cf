import { describe, expect, test } from 'vitest';
import { classifyBlocks } from '../../../src/read/text/classify-blocks.ts';
import { readText } from '../../../src/read/text/read-text.ts';

const TITLE = 'The harbour opens again after the winter';
const BODY = 'The harbour of the small town opened again on Monday, and forty boats went out.';
const MORE = 'It had been closed since December, when the ice came earlier than anybody expected.';

/** What became of a line that stands between a title and the text. */
const inHead = (line: string): string | undefined =>
  classifyBlocks(`${TITLE}\n\n${line}\n\n${BODY}\n\n${MORE}`).find(({ text }) => text === line)
    ?.role;

/** What became of a line that stands between two paragraphs. */
const inBody = (line: string): string | undefined =>
  classifyBlocks(`${TITLE}\n\n${BODY}\n\n${line}\n\n${MORE}\n\n${BODY}`).find(
    ({ text }) => text === line,
  )?.role;

/** What became of a line below the text. */
const atEnd = (line: string): string | undefined =>
  classifyBlocks(`${TITLE}\n\n${BODY}\n\n${MORE}\n\n${line}`).find(({ text }) => text === line)
    ?.role;

describe('the title', () => {
  test.each([
    ['underlined', `${TITLE}\n====\n\n${BODY}`],
    ['with a hash', `# ${TITLE}\n\n${BODY}`],
    ['below counters', `0\n191\n\n${TITLE}\n\n${BODY}`],
    ['below the name of a section', `World\n\n${TITLE}\n\n${BODY}`],
    ['below a section in capitals', `POLITICS\n${TITLE}\n\n${BODY}`],
    ['below a date', `June 18, 2021\n\n${TITLE}\n\n${BODY}`],
    ['below a trail', `Home > News > Europe\n${TITLE}\n\n${BODY}`],
    ['below the browser’s title', `${TITLE} | The Daily Tidings\n\n${TITLE}\n\n${BODY}`],
  ])('%s', (_, text) => {
    expect(readText(text).title?.text).toBe(TITLE);
  });

  test.each(['Flood', 'It rained. Nobody minded.', '“We won”', '10 ways to leave', 'WAR'])(
    'may be as short or as odd as %s',
    (title) => {
      expect(readText(`${title}\n\n${BODY}\n\n${MORE}`).title?.text).toBe(title);
    },
  );
});

test.each([
  '0',
  '191',
  '1.2K',
  '1,024',
  '12 Comments',
  'Share',
  'Tweet',
  'Email',
  'Print',
  'Save',
  'Advertisement',
  'Listen to this article',
  '4 min read',
  'Sign up for our newsletter to get the news first',
  'Read more: Boats are back',
  'Related: Boats are back',
  'Follow us on Twitter',
  '2 hours ago',
  'Teilen',
  'Lesezeit: 4 Minuten',
  'Lesen Sie auch: Die Boote sind zurück',
  'Anzeige',
  'Partager',
  'Temps de lecture : 3 min',
  'Lire aussi : Les bateaux sont de retour',
  'Publicité',
  'Compartir',
  'Lee también: Vuelven los barcos',
  'Publicidad',
  'Compartilhar',
  'Leia também: Os barcos',
  'Condividi',
  'Leggi anche: Le barche',
  'Delen',
  'Lees ook: De boten',
  'Udostępnij',
  'Czytaj także: Łodzie',
  'Поделиться',
  'Читайте также: Лодки вернулись',
  'Реклама',
  'Dela',
  'Läs också: Båtarna',
  'Paylaş',
])('%s is left out as boilerplate', (line) => {
  expect(['counter', 'boilerplate', 'promotion', 'date']).toContain(inHead(line));
});

test.each([
  ['By Jane Doe and John Roe', ['Jane Doe', 'John Roe']],
  ['Jane Doe, Reuters', ['Jane Doe']],
  ['BY JANE DOE | STAFF WRITER', ['Jane Doe']],
  ['By Jane Doe, jane.doe@news.test', ['Jane Doe']],
  ['By Jane Doe @janedoe', ['Jane Doe']],
  ['Par Jeanne Dupont', ['Jeanne Dupont']],
  ['Von Jana Schmidt und Jan Weber', ['Jana Schmidt', 'Jan Weber']],
  ['Por Juana Pérez', ['Juana Pérez']],
  ['By Jane Doe, June 18, 2021', ['Jane Doe']],
])('byline: %s', (line, names) => {
  const { said, contentHtml } = readText(`${TITLE}\n\n${line}\n\n${BODY}\n\n${MORE}`);
  expect(said.authors?.map(({ name }) => name)).toEqual(names);
  expect(contentHtml).not.toContain('<p>By');
});

test.each([
  'SEOUL, June 18 (Reuters) - ',
  'BERLIN (AP) — ',
  'Berlin (dpa) - ',
  'WASHINGTON — ',
  '(CNN) — ',
  'MADRID, 18 Jun. (EUROPA PRESS) - ',
])('dateline: %s stays in the text and leaves the summary', (dateline) => {
  const { contentHtml, lead } = readText(`${TITLE}\n\n${dateline}${BODY}\n\n${MORE}`);
  expect(contentHtml).toContain(`<p>${dateline}`);
  expect(lead).toBe(BODY);
});

describe('captions', () => {
  const CAPTION = 'Boats leave the harbour on Monday.';
  test.each([
    'KCNA | via Reuters',
    'Reuters',
    'Francesco Carta Fotografo | Moment | Getty Images',
    'Photo: Jane Doe / AFP',
    '(Robert F. Bukaty / AP)',
    '(Ben Olender)',
    'x - stock.adobe.com',
    '© 2021 Jane Doe',
    'Jane Doe/The Guardian',
    'Foto: dpa',
    'Crédit photo : Jeanne Dupont',
    'Фото: ТАСС',
  ])('above %s, in the middle and at the top, several times', (credit) => {
    const picture = `${CAPTION}\n\n${credit}`;
    const { contentHtml, lead } = readText(
      `${TITLE}\n\n${picture}\n\n${BODY}\n\n${picture}\n\n${MORE}`,
    );
    expect(contentHtml.match(/<figure>/g)).toHaveLength(2);
    expect(contentHtml.match(/<p>/g)).toHaveLength(2);
    expect(lead).toBe(BODY);
  });

  test.each([
    '(Image: Getty)',
    '(AP Photo/Jane Doe)',
    'Photograph: Jane Doe/The Guardian',
    '© AFP',
    'REUTERS/Jane Doe',
    '[Jane Doe/Al Jazeera]',
    '| Photo Credit: R. Ashokan',
    'CREDIT:JANE DOE',
  ])('that end in %s', (credit) => {
    const { contentHtml } = readText(`${TITLE}\n\n${BODY}\n\n${CAPTION} ${credit}\n\n${MORE}`);
    expect(contentHtml).toContain('<cite>');
    expect(contentHtml.match(/<p>/g)).toHaveLength(2);
  });

  test('a quotation above a credit is text, not a caption', () => {
    const quote = '“We are ready,” the captain said.';
    const { contentHtml } = readText(`${TITLE}\n\n${BODY}\n\n${quote}\n\nFoto: dpa\n\n${MORE}`);
    expect(contentHtml).toContain(`<p>${quote}</p>`);
    expect(contentHtml).toContain('<cite>Foto: dpa</cite>');
  });

  test('a credit alone is no paragraph', () => {
    const { contentHtml } = readText(`${TITLE}\n\nPhoto: Jane Doe / AFP\n\n${BODY}\n\n${MORE}`);
    expect(contentHtml).toContain('<figure><figcaption><cite>');
  });
});

test.each([
  'Not Reuters.',
  '42',
  '1989',
  'He lost.',
  'Share prices fell on Monday, and nobody knew why.',
  'By noon, all of them were back.',
  'Read more than one book a year, she said.',
  'Listen.',
  'Updated rules came into force that day.',
  'Follow the money, they say, and you find the harbour.',
  'Related to that, a bridge was built.',
  'Reuters could not reach the mayor.',
  'Photo shops closed, too.',
  'Von dort ging es weiter nach Norden.',
  'The choice was simple: stay | go.',
  '“No.”',
  'All rights reserved, he joked.',
  'June 18, 2021. The day of the flood.',
  'Sign up sheets were everywhere.',
  'Sign up for the free course online by Monday, she said.',
  'Follow us on Twitter, the mayor told his critics.',
  'Watch: that was the word.',
  '12 votes',
])('%s stays in the text', (line) => {
  expect(['paragraph', 'heading']).toContain(inBody(line));
});

test.each([
  ['What the harbour means', 'heading'],
  ['WHAT COMES NEXT', 'heading'],
  ['***', 'break'],
  ['* * *', 'break'],
  ['> So it was said.', undefined],
])('in the text, %s is taken for %s', (line, role) => {
  expect(inBody(line)).toBe(role);
});

test('lists, quotations and verse become HTML of their kind', () => {
  const html = (text: string): string =>
    readText(`${TITLE}\n\n${BODY}\n\n${text}\n\n${MORE}`).contentHtml;
  expect(html('• one\n• two')).toContain('<ul><li>one</li>\n<li>two</li></ul>');
  expect(html('- one\n- two')).toContain('<ul><li>one</li>\n<li>two</li></ul>');
  expect(html('3. one\n4. two')).toContain('<ol start="3"><li>one</li>\n<li>two</li></ol>');
  expect(html('> So it was\n> said.')).toContain('<blockquote><p>So it was said.</p></blockquote>');
  expect(html('Roses are red\nViolets are blue\nSugar is sweet')).toContain(
    '<p>Roses are red<br/>\nViolets are blue<br/>\nSugar is sweet</p>',
  );
  expect(html('– Nie wiem – powiedział Jan.\n– Ja też nie – odparła Anna.')).not.toContain('<li>');
});

test('hard-wrapped lines are joined, without the hyphen if the whole word is elsewhere in the text', () => {
  const text = `${TITLE}

The negotiations about the harbour went on until late on Friday. A confron-
tation was avoided, everybody said, because a confrontation helps nobody at
all. Those who had come from far went home, and so did in the end the well-
known captain, who said as he left that nothing at all had been decided yet.

${BODY}`;
  expect(readText(text).contentHtml).toContain('A confrontation was avoided');
  expect(readText(text).contentHtml).toContain('well-known captain');
});

describe('the end', () => {
  const RIGHTS = 'Copyright 2021 The Associated Press. All rights reserved.';

  test('the rights leave the text', () => {
    expect(atEnd(RIGHTS)).toBe('rights');
    expect(readText(`${TITLE}\n\n${BODY}\n\n${RIGHTS}`).said.rights).toBe(RIGHTS);
  });

  test.each([
    'Reporting by Jane Doe; Editing by John Roe',
    '(Reporting by Jane Doe; Editing by John Roe)',
    'Mit Material von dpa',
    '(dpa)',
  ])('%s stays, as a note', (note) => {
    expect(atEnd(note)).toBe('note');
  });

  test.each(['###', '-30-', 'ENDS', '- Ends -'])(
    '%s ends a press release, and contacts are kept apart',
    (mark) => {
      const { contentHtml } = readText(
        `${TITLE}\n\n${BODY}\n\n${MORE}\n\n${mark}\n\nMedia contact:\nJane Doe\njane@news.test`,
      );
      expect(contentHtml).toContain('<footer>');
      expect(contentHtml).not.toContain(mark);
      expect(contentHtml.match(/^<p>/gm)?.length).toBeGreaterThanOrEqual(2);
    },
  );
});

test('a short title stays the title, though buttons stand below the first paragraph', () => {
  const { title, contentHtml } = readText(`Flood\n\n${BODY}\n\nShare\n\n${MORE}\n\n${BODY}`);
  expect(title?.text).toBe('Flood');
  expect(contentHtml.match(/<p>/g)).toHaveLength(3);
});

test('a date that begins a sentence is not a date line', () => {
  const line = 'June 18, 2021. The day of the flood.';
  const { said, contentHtml } = readText(`${TITLE}\n\n${line}\n\n${BODY}\n\n${MORE}`);
  expect(said.published).toBe(undefined);
  expect(contentHtml).toContain(`<p>${line}</p>`);
});

test('a gallery has as many figures as pictures', () => {
  const picture = 'Boats leave the harbour on Monday.\n\nAna Lima | AFP | Getty Images';
  const { contentHtml } = readText(`${TITLE}\n\n${BODY}\n\n${picture}\n\n${picture}`);
  expect(contentHtml.match(/<figure>/g)).toHaveLength(2);
});

test('the days of a programme and the dates of a timeline stay in the text', () => {
  for (const days of [
    ['Friday', 'Saturday'],
    ['June 18, 2021', 'June 19, 2021'],
    ['18 June', '19 June'],
  ]) {
    const { contentHtml, said } = readText(
      days
        .map((day) => `${day}\n\n${BODY}`)
        .join('\n\n')
        .replace(/^/, `${TITLE}\n\n`),
    );
    expect(said.published).toBe(undefined);
    for (const day of days) expect(contentHtml).toContain(`${day}</`);
  }
});
