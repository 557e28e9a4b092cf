import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { cleanLine, cleanText } from '../../src/model/characters.ts';
import { htmlToText } from '../support/feed-readers.ts';
import { type ParsedArticle, WRITERS } from '../support/rivals.ts';

const END = ']]></content:encoded></item><item><title>Injected</title></item>';

/** What a text can hold that documents have broken at. */
const ATTACKS: Readonly<Record<string, string>> = {
  'one end of an item': END,
  'two ends of an item': `a ${END} b ${END} c`,
  'ends of CDATA': ']]> ]]]]>> ]]>]]>',
  'an end of CDATA alone': ']]>',
  'an opened CDATA': '<![CDATA[ a',
  'a literal reference': 'AT&amp;T &lt; &#60; &nbsp;',
  'an entity bomb': '<!DOCTYPE x [<!ENTITY a "&b;&b;"><!ENTITY b "&a;&a;">]>&a;',
  'a processing instruction': '<?xml version="1.0"?><?php x ?>',
  comments: '<!-- a --> --> <!--',
  'tags and quotes': `AT&T <b> "x" 'y' </title>`,
  'forbidden characters': 'a\u0000b\u000bc\uffffd',
  'a lone surrogate': 'a\ud83db',
};

interface Found {
  readonly items: number;
  readonly title: string;
  readonly tag: string;
  readonly content: string;
}

/** What a strict XML reader finds, or nothing where it has to give up. */
function read(xml: string): Found | undefined {
  let items = 0;
  let type: string | undefined;
  let text = '';
  const found = { title: '', tag: '', content: '' };
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'item' || name === 'entry') items += 1;
    if (name === 'category' && 'term' in attributes) found.tag = String(attributes.term?.value);
    type = attributes.type?.value;
    text = '';
  });
  parser.on('text', (part) => {
    text += part;
  });
  parser.on('cdata', (part) => {
    text += part;
  });
  parser.on('closetag', ({ name }) => {
    if (items === 0) return;
    // Some writers indent texts; readers trim them.
    text = text.trim();
    if (name === 'title') found.title = type === 'html' ? htmlToText(text) : text;
    if (name === 'category' && text !== '') found.tag = text;
    if (name === 'content' || name === 'content:encoded') found.content = text;
    text = '';
  });
  try {
    parser.write(xml).close();
  } catch {
    return undefined;
  }
  return { items, ...found };
}

/** In HTML the end of a CDATA section may be escaped: it says the same. */
const evenHtml = (html: string): string => html.replaceAll(']]>', ']]&gt;');

/** True where the document holds the one article, every text as it was given. */
async function holds(writer: string, attack: string): Promise<boolean> {
  const parsed: ParsedArticle = { title: attack, tag: attack, contentHtml: `<p>${attack}</p>` };
  const document = await Promise.resolve(WRITERS[writer]?.(parsed)).catch(() => '');
  const found = read(document ?? '');
  const line = cleanLine(attack);
  return (
    found?.items === 1 &&
    found.title === line &&
    found.tag === line &&
    evenHtml(found.content) === evenHtml(cleanText(parsed.contentHtml).text)
  );
}

const findBreaks = async (writer: string): Promise<readonly string[]> => {
  const names: string[] = [];
  for (const [name, attack] of Object.entries(ATTACKS)) {
    if (!(await holds(writer, attack))) names.push(name);
  }
  return names;
};

test.each(Object.keys(WRITERS))('%s: an ordinary text arrives', async (writer) => {
  expect(await holds(writer, 'An ordinary text')).toBe(true);
});

describe('what breaks out of, or arrives changed in, the documents of', () => {
  test.each(['Tidings RSS', 'Tidings Atom'])('%s: nothing', async (writer) => {
    expect(await findBreaks(writer)).toEqual([]);
  });

  test('the others', async () => {
    const others = Object.keys(WRITERS).filter((name) => !name.startsWith('Tidings'));
    const breaks = await Promise.all(
      others.map(async (name) => [name, await findBreaks(name)] as const),
    );
    expect(Object.fromEntries(breaks)).toMatchInlineSnapshot(`
      {
        "@astrojs/rss": [
          "forbidden characters",
          "a lone surrogate",
        ],
        "feed Atom": [
          "one end of an item",
          "two ends of an item",
          "ends of CDATA",
          "an opened CDATA",
          "a literal reference",
          "an entity bomb",
          "a processing instruction",
          "comments",
          "tags and quotes",
          "forbidden characters",
          "a lone surrogate",
        ],
        "feed RSS": [
          "two ends of an item",
          "ends of CDATA",
          "a literal reference",
          "forbidden characters",
          "a lone surrogate",
        ],
        "feedsmith Atom": [
          "forbidden characters",
          "a lone surrogate",
        ],
        "feedsmith RSS": [
          "forbidden characters",
          "a lone surrogate",
        ],
        "node-rss": [
          "forbidden characters",
          "a lone surrogate",
        ],
      }
    `);
  });
});
