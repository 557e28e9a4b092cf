import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { FeedFormat } from '../../src/feed/formats.ts';
import { RENDER } from '../../src/feed/render.ts';
import type { Article } from '../../src/model/article.ts';
import { cleanLine, cleanText } from '../../src/model/characters.ts';
import { asMarked } from '../../src/model/site-mark.ts';
import { readText } from '../../src/read/text/read-text.ts';
import { READERS } from '../support/feed-readers.ts';
import { createChannel, SITE } from '../support/feed-site.ts';
import { parseStrictly } from '../support/strict-xml.ts';

const GOLDEN = { rss: 'rss.xml', atom: 'atom.xml', json: 'feed.json' } as const;

const channel = createChannel(SITE.articles);

/** Throws at the first fault, as a strict XML reader has to. */
describe.each(['rss', 'atom', 'json'] as const)('%s', (format: FeedFormat) => {
  const document = RENDER[format](channel);

  test('is what the golden file says', async () => {
    await expect(document).toMatchFileSnapshot(`golden/${GOLDEN[format]}`);
  });

  test('depends on nothing but the channel, the time least of all', () => {
    vi.useFakeTimers({ now: new Date('2030-01-01T00:00:00Z') });
    expect(RENDER[format](channel)).toBe(document);
    vi.useRealTimers();
  });
});

describe('whatever an article says', () => {
  const nasty = fc.oneof(
    { weight: 3, arbitrary: fc.string({ unit: 'binary' }) },
    fc
      .array(
        fc.constantFrom(
          ']]>',
          '<![CDATA[',
          '&amp;',
          '&',
          '<b>',
          '</item>',
          '"',
          "'",
          '>',
          '\u0000',
          '\u0085',
          '\ud83d',
          '\uffff',
          '😀',
          'שלום',
          '\u202e',
          '<?x?>',
          '<!--',
          '-->',
          '\n',
          ' ',
          '\n    <entry>',
          'a',
        ),
        { maxLength: 12 },
      )
      .map((parts) => parts.join('')),
  );

  /** An article as it comes over the border: through the functions that compile reads texts with. */
  const article = fc
    .record({ title: nasty, author: nasty, tag: nasty, caption: nasty, paragraph: nasty })
    .map(({ title, author, tag, caption, paragraph }): Article => {
      const line = (text: string): string => cleanLine(`${text}.`);
      const source = `T\n\n${line(caption)}\n\nA | B\n\n${line(paragraph)}`;
      return {
        id: 'tag:news.tidings.test,2024-01-01:x',
        slug: 'x',
        title: line(title),
        summary: line(paragraph),
        contentHtml: asMarked(readText(cleanText(source).text).contentHtml),
        contentText: line(paragraph),
        authors: [{ name: line(author), slug: 'author' }],
        tags: [{ name: line(tag), slug: 'tag' }],
        attachments: [],
        published: '2024-01-01T00:00:00Z',
        updated: '2024-01-01T00:00:00Z',
        updatedDay: 'January 1, 2024',
        lastModified: '2024-01-01T00:00:00Z',
      };
    });

  test.each(['rss', 'atom', 'json'] as const)(
    '%s parses and gives the texts back',
    async (format) => {
      const read = READERS[format]?.feedsmith;
      await fc.assert(
        fc.asyncProperty(fc.array(article, { minLength: 1, maxLength: 3 }), async (articles) => {
          const document = RENDER[format](createChannel(articles));
          if (format !== 'json') parseStrictly(document);
          const items = (await read?.(document)) ?? [];
          expect(items.length).toBe(articles.length);
          for (const [
            index,
            { title, summary, contentHtml, authors, tags },
          ] of articles.entries()) {
            const texts = {
              title,
              summary,
              content: contentHtml,
              authors: authors.map(({ name }) => name),
              tags: tags.map(({ name }) => name),
            };
            expect(items[index]).toMatchObject(texts);
          }
        }),
        { numRuns: 200 },
      );
    },
  );
});
