import { describe, expect, test } from 'vitest';
import { classifyBlocks } from '../../../src/read/text/classify-blocks.ts';
import { readText } from '../../../src/read/text/read-text.ts';

const TITLE = 'Harbour of Eastvale opens again three weeks after the storm';
const BODY =
  'The harbour of Eastvale opens again on Monday after three weeks of work, the mayor said, and the first ferries leave at six.';
const MORE =
  'Workers had cleared some four hundred tonnes of stones from the quay since the storm, which broke two piers in one night.';
const CAPTION = 'The broken pier of Eastvale on Sunday';

const rolesOf = (lines: string, text: string): readonly (string | undefined)[] => {
  const blocks = classifyBlocks(text);
  return lines.split(/\n+/).map((line) => blocks.find((block) => block.text === line)?.role);
};

/** What becomes of lines between two paragraphs. */
const within = (lines: string) =>
  rolesOf(lines, `${TITLE}\n\n${BODY}\n\n${lines}\n\n${MORE}\n\n${BODY}`);

describe('a credit at the end of its caption', () => {
  test.each([
    '(Getty Images)',
    '(AFP)',
    '(Jo Doe/dpa)',
    '(Foto: Jo Doe)',
    '(Zdroj: Jo Doe)',
    '(ČTK)',
    '[Reuters]',
    'Jo Doe/AFP',
  ])('%s, without a full stop', (credit) => {
    expect(within(`${CAPTION} ${credit}`)).toEqual(['caption']);
  });

  test.each([
    'Jo Doe',
    'Jo Doe/dpa',
    'Jo Doe / xyz',
    'dpa/Jo Doe',
    'Reuters',
    'afp',
    'Kuva: Jo Doe',
    'Fotograf: Jo Doe',
    '| Jo Doe/dpa',
    '© Jo Doe/xyz',
    'Jo Doe for The Observer',
    '(ANSA)',
  ])('%s, behind a full stop', (credit) => {
    expect(within(`${CAPTION}. ${credit}`)).toEqual(['caption']);
  });

  test.each([
    [
      '. Photo by Jo Doe',
      '. Photo courtesy of the City of Eastvale',
      '. (Jo Doe for The Observer)',
    ],
    ['. (Jo Doe/Eastvale Gazette via AP)', '. (Eastvale Police Department)', '. Eastvale Police'],
    ['.Credit:Jo Doe', '. JO DOE/THE GAZETTE', '. AP Photo/Jo Doe', ' AP Photo/Jo Doe', ' (AP)'],
    [
      '. Shutterstock',
      ' [Jo Doe/Al Jazeera]',
      '. | Photo: Jo Doe',
      '. (ABC Eastern Wimmera: Jo Doe)',
    ],
    ['. Bild: dpa/Jo Doe', '. (Quelle: Jo Doe/dpa)', ' (Symbolbild). Foto: dpa', ' (Archivfoto)'],
    [
      '. picture alliance / dpa | Jo Doe',
      '. Foto: Privat',
      ' / Jo Doe',
      '.Jo Doe/dpa',
      ': © Jo Doe/dpa',
    ],
    ['. Photo Jo Doe/Ouest-France', '. LP/Jo Doe', '. Crédit : Jo Doe', '. JO DOE POUR LE MONDE'],
    ['. EFE/Jo Doe', '. Jo Doe (Getty)', '.JO DOE', '. / JO DOE', '. CEDIDA', ' / Jo Doe'],
    [' — Foto: Jo Doe/g1', ' (Foto: Jo Doe/Divulgação)', ' - Jo Doe/Folhapress', ' (foto Jo Doe)'],
    [' - Ansa', '. Foto di Jo Doe', '. Foto ANP', '. Beeld Jo Doe', ' - Foto: Jo Doe'],
    [
      '. Foto: Jo Doe / NTB',
      '. KUVA: JO DOE',
      '. Kuvaaja: Jo Doe',
      ' (fot. Jo Doe / PAP)',
      ' Fot. Jo Doe',
    ],
    [
      ' / Źródło: Jo Doe',
      ' | Autor: Jo Doe',
      '. | zdroj: Profimedia',
      ' Autor: Jo Doe, ČT',
      ' Forrás: MTI',
    ],
    [
      '. Copyright Jo Doe/AP 2026 The AP. All rights reserved.',
      ' Copyright Jo Doe',
      ' - RIPRODUZIONE RISERVATA',
    ],
    [' (AP Photo/Jo Doe) AP', '. (AP) AP', '.—Dawn', '. — Picture by Jo Doe', '. — Reuters pic'],
    [' - Jo Doe - 20.ago.22/Folhetim', ' - BOMBERS - Archivo', '. (Instagram)', '. (KVTR)'],
    [' / J. Doe / LRT nuotr.', ' / Kayak', '  Jo A Doe/Eastvale Herald', '. Example/AP/jdo'],
    ['. dpa.de/Jo Doe Muster', '.Still of the film', '. Foto: Facebook: example.com'],
    [' (Φωτ. αρχείου: ΑΠΕ-ΜΠΕ/Στέλιος Μανιάτης)', ' (تصوير: نبيل الجريبي / أ ف ب)'],
    [' Sursa foto: Jo Doe', '. Φωτ.: Eurokinissi', ' / Eurokinissi', '. Фото: Иван Петров / ТАСС'],
    [' © РИА Новости / Иван Петров', ' (фото: пресс-служба)', ' / AA', ' (Kaynak: AFP)'],
  ])('%s, %s, %s …', (...ends) => {
    for (const end of ends) {
      expect([end, ...within(`${CAPTION}${end}`)]).toEqual([end, 'caption']);
    }
  });

  test.each([
    [
      '（共同）',
      '＝共同',
      '。写真：ロイター',
      '（写真：ロイター/アフロ）',
      '（山田太郎撮影）',
      '＝12日、東谷市',
    ],
    ['。图片来源：新华社', '。新华社记者 张三 摄', '（图/张三）', '（路透社）', '。图/新华社'],
    [
      '. /연합뉴스',
      '. 연합뉴스',
      '. 사진=뉴시스',
      ' [주민 제공. 재판매 및 DB 금지]',
      ' [연합뉴스 자료사진]',
      ' (사진=연합뉴스)',
      '. [사진 제공=동부시]',
      ' ⓒ연합뉴스',
    ],
  ])('%s, %s, %s … in East Asia', (...ends) => {
    for (const end of ends) {
      expect([end, ...within(`周日东谷市断裂的码头${end}`)]).toEqual([end, 'caption']);
    }
  });

  test('keeps both of its brackets together', () => {
    const caption = 'Ships (and boats) at the pier.';
    const text = `${TITLE}\n\n${BODY}\n\n${caption} (AP Photo/Jo Doe)\n\n${MORE}\n\n${BODY}`;
    expect(readText(text).contentHtml).toContain(
      `<figcaption>${caption} <cite>AP Photo/Jo Doe</cite></figcaption>`,
    );
  });

  test('whoever it is, if it ends several lines', () => {
    const lines = `${CAPTION}. Harbourpix\n\n${MORE}\n\nThe new wall of Eastvale. Harbourpix`;
    expect(within(lines)).toEqual(['caption', 'paragraph', 'caption']);
  });

  test.each([
    'AFP',
    '(ANSA)',
    'AGERPRES/(A - autor: Jo Doe, editor: Jane Roe)',
    '© RIPRODUZIONE RISERVATA',
  ])('leaves the mark of an agency below the last paragraph: %s', (mark) => {
    const text = `${TITLE}\n\n${BODY}\n\n${MORE}\n\nThe ferries leave at six. ${mark}`;
    expect(classifyBlocks(text).map(({ role }) => role)).not.toContain('caption');
  });

  test('is above the first paragraph, which is the summary', () => {
    const text = `${TITLE}\n\nWorkers clear the quay of Eastvale (Getty Images)\n\n${BODY}\n\n${MORE}`;
    const { lead, contentHtml } = readText(text);
    expect(lead).toBe(BODY);
    expect(contentHtml).toContain('<cite>Getty Images</cite>');
  });
});

describe('a credit below its caption', () => {
  test.each([
    'Anna Muster/dpa',
    'dpa',
    'apa',
    'afp',
    'ansa',
    'epa',
    'Keystone-SDA',
    'tt',
    'ntb',
    'ritzau',
    'efe',
    'lusa',
    'pap',
    'čtk',
    'Jo Doe/Reuters',
    'Jo Doe',
    'Jo van Doe',
    'Jo Doe / xyz',
    'xyz/Jo Doe',
    'Fotograf: Jo Doe',
    'Rechte: ZDF',
    'Nuotrauka: Jo Doe',
    'Example/Jo Doe',
    'Foto: Erik van Doe.',
    '(Getty Images)',
    '(Jo Doe/AFP',
  ])('%s', (credit) => {
    expect(within(`${CAPTION}\n\n${credit}`)).toEqual(['caption', 'credit']);
    expect(within(`${CAPTION}.\n${credit}`)).toEqual(['caption', 'credit']);
  });

  test.each([
    'VISIT: The mayor looks at the pier.',
    'BESUCH: Am Hafen',
    'HELDIG: Oddny med torsken.',
  ])('%s', (caption) => {
    expect(within(`${caption}\n\nJo Doe/Reuters`)).toEqual(['caption', 'credit']);
  });

  test('in brackets, whoever it is', () => {
    expect(within(`${CAPTION}.\n(Town of Eastvale)`)).toEqual(['caption', 'credit']);
    const text = `${TITLE}\n\n${BODY}\n\n${CAPTION}.\n(Jo Doe)\n\n${MORE}\n\n${BODY}`;
    expect(readText(text).contentHtml).toContain(
      `<figcaption>${CAPTION}. <cite>Jo Doe</cite></figcaption>`,
    );
  });

  test('which begins with a quotation', () => {
    const caption = '«Eine Glocke ohne Ton ist ein Blumentopf»: Anna Muster auf der Alp.';
    expect(within(`${caption}\nBild: Jo Doe / Keystone`)).toEqual(['caption', 'credit']);
  });

  test('of which there is none', () => {
    expect(within('Jo Doe/dpa')).toEqual(['credit']);
  });

  test('a name next to the date, with a picture, is no caption, and is not lost', () => {
    const lines = `Published: 12.03.2024 14:02\n\nJane Exampleton\n\nPhoto: Jo Doe`;
    const text = `${TITLE}\n\n${lines}\n\n${BODY}\n\n${MORE}`;
    expect(rolesOf(lines, text)).toEqual(['date', 'paragraph', 'credit']);
    expect(readText(text).said.authors).toBe(undefined);
  });

  test('an agency between the title and the text', () => {
    const lines = `${CAPTION}\n\nReuters`;
    const text = `${TITLE}\n\n${lines}\n\n${BODY}\n\n${MORE}`;
    expect(rolesOf(lines, text)).toEqual(['caption', 'credit']);
    expect(readText(text).said.authors).toBe(undefined);
  });
});

test.each([
  `Foto: Jo Doe\n\n${CAPTION}`,
  `Foto: Jo Doe\n${CAPTION}`,
  `Photo: Jo Doe/AFP\n\n${CAPTION}.`,
  `© dpa\n${CAPTION}.`,
])('%j: a caption below its credit leaves the first paragraph in the text', (lines) => {
  const text = `${TITLE}\n\n${BODY}\n\n${lines}\n\n${MORE}\n\n${BODY}`;
  expect(rolesOf(lines, text)).toEqual(['credit', 'caption']);
  expect(readText(text).lead).toBe(BODY);
  expect(readText(text).contentHtml.match(/<p>/g)).toHaveLength(3);
});

test.each([
  [
    'in the head of the page',
    `12 March 2024\n\nJo Doe/AFP\n${CAPTION}.`,
    ['date', 'credit', 'caption'],
  ],
  [
    'but a question is none',
    '12 March 2024\n\nPhoto: Jo Doe/AFP\nWhen do the ferries sail again?',
    ['date', 'credit', 'paragraph'],
  ],
])('a caption below its credit, %s', (_, lines, roles) => {
  expect(rolesOf(lines, `${TITLE}\n\n${lines}\n\n${BODY}\n\n${MORE}`)).toEqual(roles);
});

test.each([
  ['The mayor arrives in his carriageCredit: Jo Doe', 'Credit: Jo Doe'],
  [
    'It rained all week. Photo by Eastvale University/Jo Doe.',
    'Photo by Eastvale University/Jo Doe.',
  ],
  ['Llovió toda la semana. Foto Jo Doe.', 'Foto Jo Doe.'],
])('the credit at the end of %j', (line, credit) => {
  const text = `${TITLE}\n\n${BODY}\n\n${line}\n\n${MORE}\n\n${BODY}`;
  expect(rolesOf(line, text)).toEqual(['caption']);
  expect(readText(text).contentHtml).toContain(`<cite>${credit}</cite>`);
});

test('what separates a caption from its credit goes', () => {
  const line = 'The broken pier of Eastvale on Sunday. | Foto: Jo Doe, Herald';
  const html = readText(`${TITLE}\n\n${BODY}\n\n${line}\n\n${MORE}`).contentHtml;
  expect(html).toContain('on Sunday. <cite>Foto: Jo Doe, Herald</cite>');
});

test('the credits of Québec are in capitals', () => {
  const lines = 'PHOTO JO DOE, LA GAZETTE\nLe port au petit matin, dimanche';
  expect(within(lines)).toEqual(['credit', 'caption']);
});

describe('a caption without a credit', () => {
  test.each([
    'Jo Doe (left) and Anna Muster at the pier',
    'Anna Muster (M.) auf der Mole, im Hintergrund die Fähre.',
    'Jo Doe (2.v.l.) am Hafen.',
    'Anna Muster (à gauche) sur la jetée.',
    'Anna Muster (izq.) en el puerto.',
    'Jo Doe (pictured with his dog) looked for his boat for a week',
    '壊れた桟橋を見る市長（左）',
    '▲陳阿嬤年輕時的照片掛在牆上。',
    'FILE - Jo Doe speaks at the harbour of Eastvale, Aug. 4, 2019.',
  ])('%s', (line) => {
    expect(within(line)).toEqual(['caption']);
  });

  test('which is on the next line again, with its credit', () => {
    const lines = `${CAPTION}.\n${CAPTION}. Photo: Jo Doe`;
    expect(within(lines)).toEqual(['caption', 'caption']);
  });

  test('but a paragraph that is in the text twice stays one', () => {
    const text = `${TITLE}\n\n${MORE}\n\n${BODY}\n\n${BODY}\n\n${MORE}`;
    expect(rolesOf(BODY, text)).toEqual(['paragraph']);
  });
});

test.each([
  'Jo Doe',
  'Jo Doe/Reuters',
  'Anna Muster/dpa',
  'Jo Doe | AFP',
  'Rechte: ZDF',
  'Photo: AP',
])('%s is no heading', (line) => {
  expect(within(line)).not.toContain('heading');
});

test.each([
  'He went to see the captain (Jo Doe) and the mayor, who had nothing to say.',
  'The space agency of the United States is called NASA.',
  'It was the work of two people, Jo Doe and Anna Muster.',
  'He paid for it in advance. Twice',
  'The town of Eastvale (pop. 4,000)',
  'It was built for the Mary Celeste (1872)',
  'He went to see Jo Doe (the mayor)',
  'The firm is called Eastvale Harbour Ltd. (EHL)',
  'The harbour that nobody wanted to see (Jo Doe)',
  'The ferries sail again. (True)',
  'It was all over within a week. — Charles Doe',
  'It was all over within a week. Image Comics sold it.',
  'It was all over within a week. Photo Jo Doe saw it.',
  '▲ Nach oben',
  '▲ 삼성전자 5% 상승',
  'PHOTO GALLERY',
  'All of it can be read there: https://example.com/Harbour',
  'All of it is there. www.example.com/Harbour',
  'A ticket for the ferry costs little (children so far $4.99/ce)',
  'The ferries go again (Eastvale Gazette, Nov. 18, 2019)',
  'The Harbour Days begin on 8 June in the Town Hall / Great Chamber.',
  'Nikkei 225 | 31,902.77 | -210.03 | -0.65',
  'The union (l. 40 of the paper) had called for it.',
  '“We will not go. Not now.” — Jo Doe',
  'The ferries of the company go to Eastvale - Jo Doe',
  'The union (GEW) had called for it. Nobody came, though, and nothing happened.',
])('%s is no caption', (line) => {
  expect(within(line)).not.toContain('caption');
  expect(within(line)).not.toContain('credit');
});

test.each([
  `About the author\nJo Doe`,
  'Follow the harbour on Google News',
  '© 2024 The Eastvale Company. All rights reserved.',
])('%j, below the text, makes no caption', (lines) => {
  const text = `${TITLE}\n\n${BODY}\n\n${MORE}\n\n${lines}\nDoe writes about the coast and lives in Eastvale with two dogs.`;
  expect(classifyBlocks(text).map(({ role }) => role)).not.toContain('caption');
});

test('names one below the other are no captions', () => {
  expect(within('Jo Doe\n\nAnna Muster\n\nJane Roe')).not.toContain('caption');
});

test('a long paragraph above a credit stays one', () => {
  expect(within(`${BODY} ${MORE} ${BODY} ${MORE}\n\nFoto: dpa`)).toEqual(['paragraph', 'credit']);
});

test('a name in capitals and its agency, below a caption, are a credit', () => {
  expect(within(`${CAPTION}.\nJO DOE (EFE)`)).toEqual(['caption', 'credit']);
});

test.each([
  '閉店の日、銭湯の前に並ぶ客=2024年3月10日、東谷市、ジョー・ドー撮影',
  '壊れた桟橋＝2024年3月10日、東谷市',
])('%s is a caption', (line) => {
  expect(within(line)).toEqual(['caption']);
});

test.each([
  'Praia de Areia Branca © Jo Doe / Global Imagens',
  'Der Hafen von Ostheim Foto: Jo Doe',
])('%s is a caption below the last paragraph, too', (line) => {
  expect(rolesOf(line, `${TITLE}\n\n${BODY}\n\n${MORE}\n\n${line}`)).toEqual(['caption']);
});
