import { describe, expect, test } from 'vitest';
import { classifyBlocks } from '../../../../src/read/text/classify-blocks.ts';
import { ROLES } from '../../../../src/read/text/roles.ts';

const TITLE = 'Harbour of Eastvale opens again three weeks after the storm';
const TEXT = [
  'The harbour of Eastvale opens again on Monday after three weeks of work, the mayor said, and the first ferries leave at six.',
  'Workers had cleared some four hundred tonnes of stones from the quay since the storm, which broke two piers in one night.',
  'The council will decide in autumn whether a new wall is to be built, and who is going to pay for it in the end.',
  'Until then the ferries sail on summer days only, and the fishing boats stay in the old harbour behind the lighthouse.',
  'Nobody in the town can remember a storm like it, and the oldest of the fishermen is ninety-one years old this spring.',
];

const GERMAN_TITLE = 'Hafen von Ostheim öffnet drei Wochen nach dem Sturm wieder';
const GERMAN = [
  'Der Hafen von Ostheim öffnet am Montag nach drei Wochen Arbeit wieder, wie der Bürgermeister sagte, und die erste Fähre fährt um sechs.',
  'Arbeiter hatten seit dem Sturm rund vierhundert Tonnen Steine von der Mole geräumt, der zwei der fünf Stege zerbrach.',
  'Der Rat entscheidet im Herbst, ob eine neue Mauer gebaut wird und wer sie am Ende bezahlen soll.',
  'Bis dahin fahren die Fähren nur an Sommertagen, und die Fischerboote bleiben im alten Hafen hinter dem Leuchtturm.',
];

/** The lines of a text that are left out, each with its role. */
const leftOut = (text: string): readonly (readonly [string, string])[] =>
  classifyBlocks(text)
    .filter(({ role }) => !ROLES[role].isShown)
    .map(({ role, text: line }) => [role, line] as const);

/** A text with a block of lines between its second and third paragraph. */
const within = (block: string, [title, paragraphs] = [TITLE, TEXT]): string =>
  [title, ...paragraphs.slice(0, 2), block, ...paragraphs.slice(2)].join('\n\n');

/** The lines of a block that are left out of the text around it. */
const leftOutOf = (block: string, text?: [string, string[]]): readonly string[] => {
  const lines = new Set(block.split('\n'));
  return leftOut(within(block, text)).flatMap(([, line]) => (lines.has(line) ? [line] : []));
};

describe('what a page has between the paragraphs is left out', () => {
  test('the same line again and again', () => {
    const text = [TITLE, ...TEXT.flatMap((paragraph) => ['Article content', paragraph])];
    expect(leftOut(text.join('\n\n'))).toHaveLength(5);
    const [first, second, third, last] = GERMAN;
    const german = [
      GERMAN_TITLE,
      first,
      'Mehr Inhalt',
      second,
      'Mehr Inhalt',
      third,
      'Mehr Inhalt',
      last,
    ];
    expect(leftOut(german.join('\n\n')).map(([, line]) => line)).toEqual(
      Array(3).fill('Mehr Inhalt'),
    );
  });

  test.each([
    [
      TITLE,
      TEXT,
      'Why the council of Westvale wants a wall of its own',
      'Ferry tickets are to cost twice as much from next year',
    ],
    [
      GERMAN_TITLE,
      GERMAN,
      'Warum der Rat von Westheim eine eigene Mauer haben will',
      'Karten für die Fähre kosten im nächsten Jahr doppelt so viel',
    ],
  ])('headlines of other articles: %s', (title, [first = '', second = '', ...rest], one, other) => {
    const text = [title, first, one, second, other, ...rest].join('\n\n');
    expect(leftOut(text)).toEqual([
      ['promotion', one],
      ['promotion', other],
    ]);
  });

  test('what stands for a film that is not shown', () => {
    const embed = [
      'Recommended external content',
      'At this point you find a video by ClipHost that goes with the article. It can be shown with one click.',
      'Show video',
      'I agree that content of ClipHost is shown to me. Personal data may be sent to it.',
    ].join('\n');
    expect(leftOutOf(embed)).toEqual(embed.split('\n'));
    const german = [
      'Empfohlener redaktioneller Inhalt',
      'An dieser Stelle finden Sie externe Inhalte von ClipHost. Sie können sie mit einem Klick anzeigen lassen.',
      'Inhalt anzeigen',
      'Ich bin damit einverstanden, dass mir externe Inhalte angezeigt werden. Damit werden personenbezogene Daten übermittelt.',
    ].join('\n');
    expect(leftOutOf(german, [GERMAN_TITLE, GERMAN])).toEqual(german.split('\n'));
  });

  test.each(['VIDEO04:42', '1 of 12 |', '3/8 |', 'AUDIO 1:02'])('%s', (line) => {
    expect(leftOutOf(line)).toEqual([line]);
  });
});

describe('what a page has below the text is left out', () => {
  const list = [
    'Latest',
    'Old lighthouse sold to a singer from the north',
    'Fish prices rise for the third time',
    'What the storm did to the dunes',
    'Jo Doe',
  ];
  test.each([
    ['below the last paragraph', []],
    [
      'above a note on the author',
      ['Jo Doe writes about the coast and lives in Eastvale with two dogs.'],
    ],
  ])('headlines below a label, %s', (_, note) => {
    const text = [TITLE, ...TEXT, list.join('\n'), ...note].join('\n\n');
    expect(leftOut(text).map(([, line]) => line)).toEqual(list);
  });
});

describe('what belongs to the text stays', () => {
  test.each([
    ['rows of a price list', 'Adults: 40 crowns\nChildren: 20 crowns\nDogs: 5 crowns'],
    ['dates of a tour', '12.03. Eastvale\n14.03. Westvale\n15.03. Northam\n19.03. Southam'],
    ['a training plan', 'Monday: 5 km\nTuesday: rest\nWednesday: 8 km\nThursday: rest'],
    ['a numbered list', '1. Clear the stones\n2. Mend the piers\n3. Build the wall'],
    ['a bulleted list', '• Clear the stones\n• Mend the piers\n• Build the wall'],
    ['a number', '1989'],
    ['a short sentence', 'It rained.'],
    ['a question', 'But who pays for the wall?'],
    ['a speech', '“We have never seen the like of it.”'],
    ['a subheading', 'What the council says'],
  ])('%s', (_, block) => {
    expect(leftOut(within(block))).toEqual([]);
  });

  test('a line of a text of two paragraphs', () => {
    const [first, second] = TEXT;
    expect(leftOut([TITLE, first, 'Ferries and boats', second].join('\n\n'))).toEqual([]);
  });

  test('dates above the paragraphs of a timeline', () => {
    const days = ['March 2, 2019', 'June 18, 2021', 'May 4, 2022', 'June 21, 2023', 'May 5, 2024'];
    const text = [TITLE, ...TEXT.flatMap((paragraph, at) => [days[at], paragraph])];
    expect(leftOut(text.join('\n\n'))).toEqual([]);
  });

  test('whatever the sidecar keeps', () => {
    const text = within('VIDEO04:42');
    const at = text.split('\n').indexOf('VIDEO04:42') + 1;
    const kept = classifyBlocks(text, new Map([[at, 'keep']]));
    expect(kept.find(({ first }) => first === at)?.role).toBe('paragraph');
  });
});

test('a long list inside the text stays, with what is below it', () => {
  const list =
    'Ingredients\n200 g pearl barley\n2 onions\n1 leek\n8 smoked plums\n1 tbsp cider vinegar\nSalt';
  const text = [TITLE, ...TEXT.slice(0, 3), list, 'Method', ...TEXT.slice(3)].join('\n\n');
  expect(leftOut(text)).toEqual([]);
});

const LONG_TABLE = 'Table\n1. Eastvale 74\n2. Westvale 73\n3. Southvale 70\n17. Northvale 38';

test.each([
  [
    'Our choice\nCheese of Eastvale: 14,90 € a kilo\nCheese of Westvale: 17,50 € a kilo\nBlue cheese: 21,00 € a kilo',
  ],
  [LONG_TABLE],
  [LONG_TABLE.replace('\n', '\n\n')],
])('a list below the text stays, with what it is called: %j', (list) => {
  const text = [TITLE, ...TEXT, list, 'Related topics\nFootball\nSea level'].join('\n\n');
  expect(leftOut(text).map(([, line]) => line)).not.toContainEqual(
    expect.stringMatching(/choice|Table|\d/),
  );
});

test.each([
  [
    'Projeto foi aprovado por 7 votos a 2; multa para o dono pode chegar a R$ 500',
    'POLÍTICA\nCâmara de Ribeirão aprova lei que proíbe galo de cantar antes das 6h',
    'Thalita Lima e Caio Reis, da Folha do Norte — Ribeirão\n15/07/2025 20h11  Atualizado 15/07/2025 22h40',
  ],
  [
    'It was never about the columns',
    'Open in app\nMember-only story\nHow I taught my mother-in-law to use a spreadsheet at last',
    'Jane Roe\nJane Roe\nFollow\n6 min read\n·\nFeb 14, 2025\n--\n3\nListen\nShare',
  ],
])('a deck right below the title stays, full stop or not: %s', (deck, above, below) => {
  const text = `${above}\n${deck}\n${below}\n${TEXT.join('\n\n')}`;
  expect(leftOut(text).map(([, line]) => line)).not.toContain(deck);
});

test('what only its look and its place tell has up to three reasons, in words', () => {
  const around = [
    'Kartta',
    'Väki',
    'Veneet 14:20',
    'Satama 14:25',
    'Lautat 14:30',
    'Kalastus 14:40',
  ];
  const text = [TITLE, around.join('\n'), ...TEXT, around.toReversed().join('\n')].join('\n\n');
  const reasons = classifyBlocks(text)
    .filter(({ role }) => role === 'boilerplate')
    .map(({ why }) => why.split('; '));
  expect(reasons.length).toBeGreaterThan(6);
  for (const each of reasons) expect(each.length).toBeLessThanOrEqual(3);
  expect(reasons.flat()).toContain('very short');
});

describe('a headline below "Read also" is left out', () => {
  test.each([
    ['MÁS INFORMACIÓN', 'Los vecinos de Valverde se plantan contra el ruido'],
    ['Te puede interesar:', 'Quién es Carolina Rey, la que entrena en un río'],
    ['LEIA MAIS', 'Café mais caro chega ao consumidor em setembro'],
    ['À lire aussi', 'Le parcours complet de la course, étape par étape'],
    ['Leggi anche', 'Dissesto, in Italia a rischio nove comuni su dieci'],
    ['Lees ook:', 'Kamertekort in Oostdal loopt op tot 3.000'],
    ['Lesen Sie auch:', 'Wie gefährlich ist die nächste Sturmflut?'],
    ['Читайте также', 'Как закрываются заводы: история трёх городов'],
    ['İlgili Haber', "Çarşı esnafı: 'Üç yıl dayandık'"],
    ['اقرأ أيضا', 'كيف تغير الشمس مستقبل الطاقة'],
    ['関連記事', '夏山の遭難、過去最多に'],
  ])('%s', (label, link) => {
    expect(leftOutOf(`${label}\n${link}`)).toEqual([label, link]);
    expect(leftOutOf(`${label}\n\n${link}`)).toEqual([label, link]);
    const inOneBlock = [TITLE, ...TEXT.slice(0, 2), label, link, ...TEXT.slice(2)].join('\n');
    expect(leftOut(inOneBlock).map(([, line]) => line)).toEqual([label, link]);
  });

  test('and so are more of them, but not a subheading', () => {
    const links = 'Six ferries that the islands miss\nWhy the old wall of the town broke';
    expect(leftOutOf(`Read also:\n${links}`)).toEqual(['Read also:', ...links.split('\n')]);
    const subheading = 'What the new wall of the town costs';
    const text = [TITLE, ...TEXT.slice(0, 2), `Read also:\n${links}\n${subheading}`];
    expect(
      leftOut([text.join('\n\n'), ...TEXT.slice(2)].join('\n')).map(([, line]) => line),
    ).not.toContain(subheading);
  });

  test.each([
    ['a short subheading', 'Read more\n\nThe wall'],
    ['a sentence', 'Read also:\nNobody has ever asked who will pay.'],
    [
      'what is below a label of what is above it',
      'Six ferries that are missed\nRead more\n\nWhat the new wall of the town costs',
    ],
    ['what is below one word', 'Related\n\nWhat the new wall of the town costs'],
  ])('but not %s', (_, lines) => {
    expect(leftOutOf(lines)).not.toContain(lines.split('\n').at(-1));
  });
});
