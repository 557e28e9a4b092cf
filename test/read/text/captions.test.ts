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
      ' (사진=연합뉴스)',
      '. [사진 제공=동부시]',
      ' ⓒ연합뉴스',
    ],
  ])('%s, %s, %s … in East Asia', (...ends) => {
    for (const end of ends) {
      expect([end, ...within(`周日东谷市断裂的码头${end}`)]).toEqual([end, 'caption']);
    }
  });

  test('whoever it is, if it ends several lines', () => {
    const lines = `${CAPTION}. Harbourpix\n\n${MORE}\n\nThe new wall of Eastvale. Harbourpix`;
    expect(within(lines)).toEqual(['caption', 'paragraph', 'caption']);
  });

  test('leaves the mark of an agency below the last paragraph', () => {
    const text = `${TITLE}\n\n${BODY}\n\n${MORE} AFP`;
    expect(classifyBlocks(text).map(({ role }) => role)).not.toContain('caption');
  });

  test('is above the first paragraph, which is the summary', () => {
    const text = `${TITLE}\n\nWorkers clear the quay of Eastvale (Getty Images)\n\n${BODY}\n\n${MORE}`;
    const { lead, contentHtml } = readText(text);
    expect(lead).toBe(BODY);
    expect(contentHtml).toContain('<cite>(Getty Images)</cite>');
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
  '“We will not go. Not now.” — Jo Doe',
  'The ferries of the company go to Eastvale - Jo Doe',
  'The union (GEW) had called for it. Nobody came, though, and nothing happened.',
])('%s is no caption', (line) => {
  expect(within(line)).not.toContain('caption');
  expect(within(line)).not.toContain('credit');
});

test('names one below the other are no captions', () => {
  expect(within('Jo Doe\n\nAnna Muster\n\nJane Roe')).not.toContain('caption');
});

test('a long paragraph above a credit stays one', () => {
  expect(within(`${BODY} ${MORE} ${BODY} ${MORE}\n\nFoto: dpa`)).toEqual(['paragraph', 'credit']);
});
