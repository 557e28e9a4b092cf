import { describe, expect, test } from 'vitest';
import { classifyBlocks } from '../../../src/read/text/classify-blocks.ts';
import { readText } from '../../../src/read/text/read-text.ts';

const TITLE = 'Harbour of Eastvale opens again three weeks after the storm';
const BODY =
  'The harbour of Eastvale opens again on Monday after three weeks of work, the mayor said, and the first ferries leave at six.';
const MORE =
  'Workers had cleared some four hundred tonnes of stones from the quay since the storm, which broke two piers in one night.';
const DECK = 'The mayor speaks of a small wonder, but the wall is still missing.';

const authorsOf = (text: string): readonly string[] =>
  (readText(text).said.authors ?? []).map(({ name }) => name);

/** A text with some lines between the title and the first paragraph. */
const above = (lines: string): string => `${TITLE}\n\n${lines}\n\n${BODY}\n\n${MORE}`;
/** A text with some lines between two paragraphs. */
const within = (lines: string): string => `${TITLE}\n\n${BODY}\n\n${lines}\n\n${MORE}\n\n${BODY}`;

describe('nobody becomes the author who did not write it', () => {
  test.each([
    'Anna Muster/dpa',
    'dpa/Anna Muster',
    'Jo Doe / Reuters',
    'Jo Doe/AFP',
    'Jo Doe | Getty Images',
    'Jo Doe, Fotograf',
    'Jo Doe – Keystone',
    'Jo Doe (EPA)',
    'Jo Doe, staff photographer',
    'Jo Doe',
    'Jo Doe, Reuters',
    'Jo Doe, Journalist',
    'JO DOE',
    'Jo Doe (@jodoe)',
    'De Bruyne Kevin',
    'Foto: Jo Doe',
    'Av Brigadeiro Lima',
  ])('%s, below the first paragraph', (line) => {
    expect(authorsOf(within(`The broken pier on Sunday\n\n${line}`))).toEqual([]);
    expect(authorsOf(within(`The broken pier on Sunday\n${line}`))).toEqual([]);
    expect(authorsOf(within(line))).toEqual([]);
  });

  test.each([
    ['a credit', 'Anna Muster/dpa'],
    ['a credit below its caption', 'The broken pier on Sunday\nAnna Muster/dpa\n\n12 March 2024'],
    ['a photographer', 'Jo Doe | Getty Images\n\n12 March 2024'],
    ['the person of a caption', 'Anna Sample\nFoto: Jo Doe\n\n12 March 2024'],
    ['a tag', 'Published: 12.03.2024 14:02\n\nPhoto: Jo Doe\n\nAnna Sample'],
    ['several tags', 'Anna Sample\nJo Doe\nJane Roe\nJan Beispiel\n12 March 2024'],
    ['a label in capitals', 'STORM SURGE\n\nSport'],
    ['a label with a colon', 'Storm Surge:\n12 March 2024'],
    ['words of the text', 'Eastvale Harbour\n12 March 2024'],
    ['how long a film is', 'Anna Sample\n04:42'],
    ['a station', 'ABC Midlands\n12 March 2024'],
    ['a noun before a name', 'Author Salman Rushdie'],
    ['an office before a name', 'Mayor Jane Roe\n12 March 2024'],
    ['an office behind a name', 'Anna Muster, Bürgermeisterin\n12. März 2024'],
    ['a party behind a name', 'Anna Muster (SPD)\n12. März 2024'],
    ['an agency behind a name', 'Jane Roe | AP\n12 March 2024'],
    ['an agency in brackets', 'Ana García (EFE)\n12 de marzo de 2024'],
    ['a surname alone', 'Von der Leyen\n12. März 2024'],
    ['a photographer behind a label', 'Beeld Anna de Vries\n12 maart 2024'],
    ['a photographer behind a short label', 'Fot. Anna Muster\n12 marca 2024'],
    ['a place', 'San Francisco\n12 March 2024'],
    ['a button of a player', '12 March 2024\nPlay Episode  |  Download  |  Transcript'],
    ['an edition', 'Aus der Ausgabe vom 12. März 2024'],
    ['a photographer in front of a date', 'Foto von Anna Muster, 12.03.2024 10:00'],
    ['a reading in front of a date', 'Lesung von Anna Muster, 12.03.2024, 19:30 Uhr'],
    ['a noun that begins a headline', 'Reporter Killed In Gaza'],
    ['a paper', 'La Vanguardia\n12 de marzo de 2024'],
    ['a label above a byline', 'By Jane\nBy the Agencies'],
    ['culture news, in Chinese', '文化新闻'],
    ['a note on the author, in Chinese', '作者简介'],
    ['a column of reporters, in Chinese', '记者观察'],
    ['an editor, in Chinese', '责任编辑：张三丰'],
    ['the paper’s reporter, in Japanese', '本報記者'],
    ['a photographer, in Korean', '사진기자'],
    ['a beginner, in Korean', '수습기자'],
    ['an editor, in Arabic', 'تحرير: أحمد سالم'],
    ['local news, in Arabic', 'أخبار محلية\n12 مارس 2024'],
    ['an editor, in Russian', 'Редактор: Иван Петров\n12 марта 2024'],
    ['what somebody else did, in German', 'Moderiert von Jo Doe\n12. März 2024'],
    ['a photographer behind an article', 'Ein Foto von Jo Doe\n12. März 2024'],
    ['a name of the page, again and again', 'DE ANNA MUSTER\nDE ANNA MUSTER\nDE ANNA MUSTER'],
  ])('%s, above the text', (_, lines) => {
    expect(authorsOf(above(lines))).toEqual([]);
  });

  test('somebody whom the text is about, though a date is below the name', () => {
    const told = 'Then Anna Sample, who had lost her boat, was the first to cross the new bridge.';
    expect(authorsOf(`${TITLE}\n\nAnna Sample\n12 March 2024\n\n${BODY}\n\n${told}`)).toEqual([]);
  });

  test.each([
    [`Jane Roe opens the harbour of Eastvale again`, BODY],
    [TITLE, 'It was Roe who had asked for the wall, and nobody had listened to her then.'],
    [TITLE, 'The harbour is Roe’s, and has been for years, as nobody in the town forgets.'],
  ])('the person of "%s", or of the text', (title, told) => {
    expect(authorsOf(`${title}\n\nJane Roe\n12 March 2024\n\n${BODY}\n\n${told}`)).toEqual([]);
  });

  test('a name in capitals above the title, whatever it begins with', () => {
    const kicker = 'DE ANNA MUSTER';
    expect(authorsOf(`${kicker}\n${TITLE}\nBy Jo Doe\n\n${BODY}\n\n${MORE}`)).toEqual(['Jo Doe']);
  });

  test('a label above a byline', () => {
    expect(authorsOf(above('Storm Watch\nBy Jane Roe'))).toEqual(['Jane Roe']);
  });

  test.each(['HARBOUR WALL SCANDAL:', 'HARBOUR WALL SCANDAL', 'Storm Surge:'])(
    '%s, above the title',
    (kicker) => {
      const { title, said } = readText(`${kicker}\n${TITLE}\nBy Jo Doe\n\n${BODY}\n\n${MORE}`);
      expect(title?.text).toBe(TITLE);
      expect(said.authors?.map(({ name }) => name)).toEqual(['Jo Doe']);
    },
  );
});

test.each([
  ['By Jo Doe', ['Jo Doe']],
  ['Jo Doe\n12 March 2024', ['Jo Doe']],
  ['12 March 2024\nJo Doe', ['Jo Doe']],
  [`${DECK}\n\nJo Doe\n12 March 2024, 14:02`, ['Jo Doe']],
  [`${DECK}\n\nVon Jo Doe`, ['Jo Doe']],
  ['JO DOE\nMadrid - 12 March 2024 - 14:02 CET', ['Jo Doe']],
  ['By Jo Doe / Reuters', ['Jo Doe']],
  ['Jo Doe, Staff Writer', ['Jo Doe']],
  [`${DECK}\n\nBy Jo Doe | Fox News`, ['Jo Doe']],
  ['Jo Doe, Business Insider\n12 March 2024', ['Jo Doe']],
  ['Jo Doe | 12. März 2024', ['Jo Doe']],
  [`${DECK}\n\nJo Doe   | 18.06.2021 - 17:01 (TSİ)  Güncelleme: 18.06.2021`, ['Jo Doe']],
  ['Jo Doe · CBC News · Posted: Nov 08, 2024 4:00 AM EST | Updated: November 8', ['Jo Doe']],
  ['Jo Doe / EASTVALE.COM / May 2, 2024, 17:07 EST', ['Jo Doe']],
  ['Jo Doe (texto)\n9 de Fevereiro de 2021, 7:00', ['Jo Doe']],
  ['Jo Doe (texto) e Jane Roe (fotografia)\n9 de Fevereiro de 2021', ['Jo Doe']],
  ['Par Jo Doe avec AFP', ['Jo Doe']],
  ['By Jo Doe, a reviewer who has covered phones for ten years.\n12 March 2024', ['Jo Doe']],
  ['12. März 2024\nVon Jo Doe, die seit Jahren über das Meer schreibt.', ['Jo Doe']],
  ['Jo Doe\nBELO HORIZONTE\n14.ago.2024 às 12h08', ['Jo Doe']],
  ['JO DOE\nJANE ROE\n12 March 2024', ['Jo Doe', 'Jane Roe']],
  ['Ein Interview von Jo Doe\n12. März 2024', ['Jo Doe']],
  ['Eine Reportage von Jo Doe und Jane Roe', ['Jo Doe', 'Jane Roe']],
  ['An essay by Jo Doe', ['Jo Doe']],
  ['Een interview door Jo Doe', ['Jo Doe']],
  ['En krönika av Jo Doe', ['Jo Doe']],
  ['Von Jo Doe (jdo)\n12. März 2024', ['Jo Doe']],
  ['Af Jo Doe\nFoto: Jane Roe\n12. marts 2024', ['Jo Doe']],
  ['Av Jo Doe\n12. mars 2024', ['Jo Doe']],
  ['Penulis: Jo Doe\n12/03/2024, 08:15 WIB', ['Jo Doe']],
  ['Posted on 19 February 2017 By Jo Doe', ['Jo Doe']],
  ['Jane Roe\nJo Doe, 12 March 2024', ['Jane Roe', 'Jo Doe']],
  ['Bei Wang, Correspondent\n12 March 2024', ['Bei Wang']],
  ['dalla nostra inviata Jo Doe', ['Jo Doe']],
  ['Pubblicato il 12 Marzo 2024 da Jo Doe', ['Jo Doe']],
  ['oprac. Jo Doe\n12 marca 2024', ['Jo Doe']],
  ['Por Jo Doe, g1 Interior — Rio das Canoas\n12/03/2024 22h14', ['Jo Doe']],
  ['Tekst: Jo Doe, zdjęcia: Jane Roe\n12.03.2024', ['Jo Doe']],
  ['Texte : Jo Doe / Photos : Jane Roe', ['Jo Doe']],
  ['By Jo Doe, photos by Jane Roe', ['Jo Doe']],
  ['Interview by Jo Doe | 12 March 2024', ['Jo Doe']],
  ['Jo Doe\nSanta Aurora - 12 mar 2024 - 14:02 CET', ['Jo Doe']],
  ['Jo Doe\nPuerto Claro - 12 mar 2024 - 14:02 CET', ['Jo Doe']],
  ['Иван Петров\n12 марта 2024, 14:02', ['Иван Петров']],
  ['Jo Doe\n12 March 2024\n\nThe pier. Foto: Jo Doe/Télam', ['Jo Doe']],
  ['بقلم: أحمد سالم', ['أحمد سالم']],
  ['بقلم أحمد سالم', ['أحمد سالم']],
  ['كتبت - سلمى عبد الله', ['سلمى عبد الله']],
  ['كتب أحمد سالم', ['أحمد سالم']],
  ['إعداد: أحمد سالم، سلمى عبد الله', ['أحمد سالم', 'سلمى عبد الله']],
  ['מאת אורנה שפיגלמן', ['אורנה שפיגלמן']],
  ['כתבה: אורנה שפיגלמן', ['אורנה שפיגלמן']],
  ['Автор: Иван Петров', ['Иван Петров']],
  ['Текст: Иван Петров\nФото: Анна Смирнова', ['Иван Петров']],
  ['Авторы: Иван Петров, Анна Смирнова', ['Иван Петров', 'Анна Смирнова']],
  ['Подготовила Анна Смирнова', ['Анна Смирнова']],
  ['Иван Петров , собкор по Мурманской области', ['Иван Петров']],
  ['Иван Петров, специально для «Новостей»', ['Иван Петров']],
  ['记者 张三丰', ['张三丰']],
  ['本报记者张三丰 李小明', ['张三丰', '李小明']],
  ['新华社记者 张三丰', ['张三丰']],
  ['文/张三丰', ['张三丰']],
  ['文｜王 明', ['王 明']],
  ['作者：张三丰、李小明', ['张三丰', '李小明']],
  ['記者王小明／台北報導', ['王小明']],
  ['取材・文／山田太郎', ['山田太郎']],
  ['山田太郎記者', ['山田太郎']],
  ['홍길동 기자 hong@dongbu.example', ['홍길동']],
  ['동부=홍길동·김철수 기자', ['홍길동', '김철수']],
  ['사회부 홍길동 기자', ['홍길동']],
])('the author stays in %j', (lines, names) => {
  expect(authorsOf(above(lines))).toEqual(names);
});

test.each([
  'Von Anna Muster, Jonas Beispiel',
  'Von Anna Muster (amu), Jonas Beispiel (jb)',
  'Von Anna Muster (amu) und Jonas Beispiel (jb)',
  'Von Anna Muster; Jonas Beispiel',
  'By Anna Muster and Jonas Beispiel',
  'By Anna Muster with Jonas Beispiel',
  'By Anna Muster\nand Jonas Beispiel',
  'Von Anna Muster\nund Jonas Beispiel',
  'Von Anna Muster\nJonas Beispiel',
  'Anna Muster\nJonas Beispiel\n12 March 2024',
  'Anna Muster – Journalistin\nJonas Beispiel – Journalist in Westtal',
  'Anna Muster, Reporterin\nJonas Beispiel, Redakteur',
  'By Anna Muster\nMore by this Author\nand JONAS BEISPIEL\nMore by this Author\n12 March 2024',
  'By Anna Muster\nSenior Reporter\nand Jonas Beispiel\nReporter',
  'By Anna Muster in Berlin and Jonas Beispiel in Paris',
])('both authors of %j', (lines) => {
  expect(authorsOf(above(lines))).toEqual(['Anna Muster', 'Jonas Beispiel']);
});

test.each([
  [
    '新华社东谷3月12日电（记者张三丰、李小明）',
    '东谷港三周后重新开放，首班渡轮于周一早上六点启航。',
    ['张三丰', '李小明'],
  ],
  [
    '中新网东谷3月12日电 (记者 张三丰)',
    '东谷港三周后重新开放，首班渡轮于周一早上六点启航。',
    ['张三丰'],
  ],
  [
    '(동부=연합뉴스) 홍길동 기자 = ',
    '동부시 항구가 3주간의 작업 끝에 월요일 다시 문을 열었다고 시장이 말했다.',
    ['홍길동'],
  ],
  [
    '[동부=뉴시스]홍길동 김철수 기자 = ',
    '동부시 항구가 3주간의 작업 끝에 월요일 다시 문을 열었다고 시장이 말했다.',
    ['홍길동', '김철수'],
  ],
])('who reports, in front of the first sentence: %s', (dateline, text, names) => {
  const read = readText(`${TITLE}\n\n2024-03-12 14:02\n\n${dateline}${text}\n\n${text}`);
  expect(read.said.authors?.map(({ name }) => name)).toEqual(names);
  expect(read.contentHtml).toContain(`${dateline}${text}</p>`);
});

test.each([
  'By Anna Muster, New York',
  'Von Anna Muster, Bad Homburg',
  'Por Anna Muster, San Sebastián',
  'By Anna Muster, Al Jazeera',
  'Von Anna Muster, Studio Berlin',
  'By Anna Muster, Political Editor',
  'By Anna Muster, The Times',
])('one author of %s', (line) => {
  expect(authorsOf(above(line))).toEqual(['Anna Muster']);
});

test.each([
  ['Der Verband der Industrie (BDI) ', 'rechnet mit Wachstum.'],
  ['Die Nordatlantische Allianz (NATO) ', 'berät am Montag.'],
  ['Angela Merkel (CDU) ', 'sagte das am Montag.'],
  ['Angela Merkel (CDU) – ', 'seit Jahren im Amt – sagte das.'],
  ['The World Health Organization (WHO) - ', 'based in Geneva - said so.'],
  ['The ferry sank on March 12 - ', 'the day of the storm.'],
  ['Le Parti socialiste (PS) ', 'a voté contre.'],
  ['El presidente (PSOE) ', 'ha hablado el lunes.'],
])('the summary begins with "%s"', (start, rest) => {
  const text = `${start}${rest} It went on for quite a while after that.`;
  expect(readText(`${TITLE}\n\n${text}\n\n${MORE}`).lead).toBe(text);
});

test.each([
  'Wien (APA) ',
  'Zürich (Keystone-SDA) ',
  'STOCKHOLM (TT) ',
  'Oslo (NTB): ',
  '(CNN)',
  'Villaclara (Toledo), 12 mar (EFE).- ',
  '(ANSA) - COLLE, 12 MAR - ',
  'ВОСТОЧНЫЙ, 12 марта. /ТАСС/. ',
  'ВОСТОЧНЫЙ, 12 марта /ТАСС/. ',
  '本报讯（记者 张三）',
  '东谷晚报讯 ',
  '[동부=연합뉴스] ',
  'Eastvale, March 12, 2024 (ENA) ',
])('%s is a dateline', (dateline) => {
  expect(readText(`${TITLE}\n\n${dateline}${BODY}\n\n${MORE}`).lead).toBe(BODY);
});

test.each([
  '腾讯（00700）今天发布新产品，股价上涨。',
  '(n=412) People who live by the sea sleep better than others, a study says.',
  'Berlin, 12. März (CDU) Die Partei berät am Montag über den Haushalt.',
])('no dateline is at the start of %s', (text) => {
  expect(readText(`${TITLE}\n\n${text}\n\n${MORE}`).lead).toBe(text);
});

test.each([
  ['12 March 2024 | Listen | 5:00', '2024-03-12T00:00:00'],
  ['Jo Doe | 12 March 2024 | 5:30 | 2 comments', '2024-03-12T00:00:00'],
])('a length is no time: %s', (line, published) => {
  expect(readText(above(line)).said.published).toBe(published);
});

test.each([
  'Madrid - 12 mar 2024 - 14:02 CET',
  'Eastvale | 12 March 2024 | 14:02 CET',
  'Jo Doe - 12 March 2024 - 14:02 CET',
])('the time on the line of a date counts: %s', (line) => {
  expect(readText(above(line)).said.published).toBe('2024-03-12T13:02:00Z');
});

describe('the title', () => {
  const SUB = 'When do the ferries sail again?';

  test.each(['Rain', 'D'])('of one word, %s, stays above a date and a single sentence', (title) => {
    const text = `${title}\n\nPublished March 12, 2024\n\nIt rained on all the days of the week.`;
    expect(readText(text).title?.text).toBe(title);
  });

  test.each([
    `Harbour of Eastvale: ${SUB}`,
    `Eastvale – ${SUB}`,
    `${SUB} – Eastvale`,
    `The harbour | ${SUB}`,
  ])('%s ends or begins like a subheading below', (title) => {
    const text = `${title}\n\nJo Doe\n12 March 2024\n\n${BODY}\n\n${SUB}\n\n${MORE}`;
    const read = readText(text);
    expect(read.title?.text).toBe(title);
    expect(read.lead).toBe(BODY);
    expect(read.contentHtml).toContain(`<h2>${SUB}</h2>`);
  });

  test.each([
    'von Dr. Anna Muster',
    'von Anna Muster',
    'di Anna Muster',
    'par Anna Muster',
    'by Anna Muster',
    'aktualisiert am 12. März 2024',
    'vor 2 Stunden',
    'was die Bürgermeisterin dazu sagt',
    'eine Analyse von Anna Muster',
    'dpa',
  ])('does not swallow "%s"', (line) => {
    expect(readText(`${TITLE}\n${line}\n\n${BODY}\n\n${MORE}`).title?.text).toBe(TITLE);
  });

  test.each([
    'EXKLUSIV: Der Hafen öffnet wieder',
    'EXCLUSIVE: Harbour opens again, mayor says',
    'LIVE: Harbour opens again',
    'UKRAINE: Der Hafen öffnet wieder',
    'ВАЖНО: Порт открывается снова',
    'ÉDITO: Le port ouvre de nouveau',
  ])('%s, below a counter', (title) => {
    expect(readText(`191\n\n${title}\n\n${BODY}\n\n${MORE}`).title?.text).toBe(title);
  });

  test('is below a label of a few words, if a deck and a byline are below it', () => {
    const text = `Storm in the east\n\n${TITLE}\n\n${DECK}\n\nBy Jo Doe\n12 March 2024\n\n${BODY}`;
    expect(readText(text).title?.text).toBe(TITLE);
    expect(classifyBlocks(text)[0]?.role).toBe('section');
  });

  test.each([
    'The broken pier on Sunday. (AP Photo/Jo Doe)',
    'Foto: Jo Doe',
    'VISIT: The mayor at the broken pier of Eastvale. Foto: Jo Doe/NTB',
  ])('is below the picture "%s"', (picture) => {
    expect(
      readText(`${picture}\n\n${TITLE}\n\n12 March 2024\n\n${BODY}\n\n${MORE}`).title?.text,
    ).toBe(TITLE);
  });

  test('is the first line, though a deck without a full stop is below it', () => {
    const deck = 'How a town lost its harbour, and what it has done to get it back';
    const text = `The harbour of the lost\n\n${deck}\n\nBy Jo Doe\n\n${BODY}\n\n${MORE}`;
    expect(readText(text).title?.text).toBe('The harbour of the lost');
  });

  test('is the first sentence of a line that is too long for one, with a warning', () => {
    const long = `The harbour opened again. ${BODY} ${MORE}`;
    const { title, contentHtml, warnings } = readText(`${long}\n\n${BODY}`);
    expect(title).toEqual({ text: 'The harbour opened again.', line: 1 });
    expect(contentHtml).toContain(`<p>${long}</p>`);
    expect(warnings).toHaveLength(1);
  });
});

test.each(['1 of 12 |', 'VIDEO04:42', '1/12', '5 min read'])(
  '%s, above the text, is left out',
  (line) => {
    expect(readText(above(line)).leftOut.map(({ text }) => text)).toEqual([line]);
  },
);

test.each(['12.03.2024', '12.3.2024', '2024.03.12', '12.03.24'])(
  '%s is a date, no counter',
  (line) => {
    expect(readText(above(line)).said.published).toBe('2024-03-12T00:00:00');
  },
);

test('"By" on a line of its own leaves the text, with the name below it', () => {
  const text = above('By\nJo Doe\n12 March 2024');
  expect(authorsOf(text)).toEqual(['Jo Doe']);
  expect(classifyBlocks(text).find((block) => block.text === 'By')?.role).toBe('byline');
});

describe('a heading', () => {
  const headingsOf = (text: string): readonly string[] =>
    classifyBlocks(`${TITLE}\n\n${BODY}\n\n${text}\n\n${MORE}`).flatMap((block) =>
      block.role === 'heading' ? [block.text] : [],
    );
  const ABOUT = 'She would not give her age, and nobody in the harbour has ever asked her for it.';

  test('may be a name, above a text that names it', () => {
    const about = 'Agnes would not give her age, and nobody in the harbour has asked for it.';
    expect(headingsOf(`Sister Agnes\n\n${about}`)).toEqual(['Sister Agnes']);
  });

  test.each([
    '« Une question de temps »',
    '«\u00a0Une question de temps\u00a0»',
    '„Ein guter Tag“',
  ])('%s, in quotes', (heading) => expect(headingsOf(`${heading}\n\n${ABOUT}`)).toEqual([heading]));

  test('may be a name, among other headings', () => {
    const others = `Gladys Ferreira, 84\n\n${BODY}\n\nColin Mbeki-Shaw, 71\n\n${MORE}`;
    expect(headingsOf(`${others}\n\nSister Agnes\n\n${ABOUT}`)).toContain('Sister Agnes');
  });

  test('is no name alone: that may have taken a picture', () => {
    expect(headingsOf(`Sister Agnes\n\n${ABOUT}`)).toEqual([]);
  });

  test.each([
    [
      'Tour dates',
      '12 March: Eastvale, Town Hall\n14 March: Westvale, Arena\n15 March: Southvale, Pier',
    ],
    ['Ingredients', '200 g flour\n2 eggs\n150 ml milk\nsalt'],
    ['Results', 'Eastvale 3 Westvale 1\nSouthvale 0 Northvale 0\nHolm 2 Marlow 4'],
  ])('is what a list is called, right above it: %s', (heading, rows) => {
    expect(headingsOf(`${heading}\n${rows}`)).toEqual([heading]);
  });

  test('is not the first line of an address', () => {
    const address = 'Town Hall of Eastvale\nHarbour Street 12\n12345 Eastvale\nPhone 0555 1234';
    expect(headingsOf(address)).toEqual([]);
  });

  test('may have a label', () => {
    const heading = 'Analysis: What the new wall of Eastvale costs';
    expect(headingsOf(`${heading}\n\n${ABOUT}`)).toEqual([heading]);
  });

  test('is nobody who speaks again', () => {
    const lines = 'Kim: What did the new wall of Eastvale cost';
    expect(
      headingsOf(`${lines}\n\n${ABOUT}\n\nKim: And who is to pay for it all\n\n${ABOUT}`),
    ).toEqual([]);
  });
});

describe('a date inside a sentence is no date line', () => {
  test.each([
    'The vote is on 12 March 2024',
    'Die Wahl findet am 12. März 2024 statt',
    'Harbour closed since 12 March 2024',
    'The harbour closed on\n12 March 2024\nand opened again in May.',
    'The harbour closed on\n\n12 March 2024\n\n, a Monday, and opened in May.',
  ])('%j', (lines) => {
    const text = above(lines);
    expect(readText(text).said.published).toBe(undefined);
    expect(classifyBlocks(text).map(({ role }) => role)).not.toContain('date');
  });
});

test.each([
  ['Die Vor-', 'und Nachteile', 'Vor- und Nachteile'],
  ['Die Hin-', 'oder Rückfahrt', 'Hin- oder Rückfahrt'],
  ['The pre-', 'and post-war years', 'pre- and post-war'],
  ['De in-', 'en uitgang', 'in- en uitgang'],
  ['The well-', 'known captain', 'well-known captain'],
])('%s at the end of a line, above "%s"', (end, start, joined) => {
  const text = `The town of Eastvale has now seen the storm of the year. ${end}\n${start} of it, and so did all of its neighbours on the coast.`;
  expect(readText(`${TITLE}\n\n${text}\n\n${MORE}`).contentHtml).toContain(joined);
});

test.each(['a cura di Redazione Cultura', 'di Jo Doe', 'par La rédaction'])(
  '%s, right below the title, is no part of it',
  (byline) => {
    const text = `${TITLE}\n${TITLE}, and more\n${byline}\n\n${BODY}\n\n${MORE}`;
    expect(classifyBlocks(text).find((block) => block.text === byline)?.role).toBe('byline');
  },
);

test.each(['Ein Abend von Jo Doe', 'An evening by Jo Doe'])(
  '%s is the title, right above a paragraph',
  (title) => {
    const { title: found, said } = readText(`${title}\n\n${BODY}\n\n${MORE}`);
    expect([found?.text, said.authors ?? []]).toEqual([title, []]);
  },
);
