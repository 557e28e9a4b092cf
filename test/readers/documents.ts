import { buildItem, type Channel } from '../../src/feed/channel.ts';
import type { Article } from '../../src/model/article.ts';
import { textToHtml } from '../../src/model/escape-html.ts';
import { asMarked } from '../../src/model/site-mark.ts';
import { createChannel, SITE } from '../support/feed-site.ts';

/** What documents have broken at; each is a title, a tag, a name and a text of its own. */
const HOSTILE = [
  ']]></content:encoded></description></item><item><title>Injected</title></item>',
  '<![CDATA[ a section ]]> and ]]&gt;',
  '</entry><entry><title>Injected</title></entry> <!-- and --> <?php echo 1 ?>',
  '<script>alert(1)</script> & <b>bold</b> &lt;i&gt; &amp;amp; &nbsp; &#0; &#x26; &eacute;',
  'AT&T, Q&A; 1 < 2 > 0 & "more" than \'that\'',
  '<!DOCTYPE x [<!ENTITY a "b">]>&a;',
  '\u202eright to left\u202c, שלום and مرحبا, 港, 🚢 👩\u200d💻 e\u0301 \ufeff.',
  '0',
  'null',
  '{"a": [1, "b"]}, {{ x }}, $1, %41%00 + \\n \\ |',
  'http://[::1]/?a=1&b=2#c d',
] as const;

const createHostile = (text: string, at: number): Article => ({
  id: `tag:rich.tidings.test,2024-03-01:hostile-${at}`,
  // As another generator has it.
  ...(at === 0 && { guid: '12345 & <b>' }),
  slug: `hostile-${at}`,
  title: text,
  summary: `${text} and more`,
  contentHtml: asMarked(
    `<p title="${textToHtml(text).replaceAll('"', '&quot;')}">${textToHtml(text)}</p>`,
  ),
  contentText: text,
  authors: [{ name: text, slug: `jo-${at}` }],
  tags: [{ name: text, slug: `tag-${at}` }],
  attachments: [],
  rights: text,
  published: `2024-02-${10 + at}T10:00:00Z`,
  updated: `2024-02-${10 + at}T11:00:00Z`,
  updatedDay: '',
  lastModified: '2024-03-01T10:00:00Z',
});

/** The golden documents, and those of a site whose every word is an attack. */
export const CHANNELS: Readonly<Record<'golden' | 'hostile', Channel>> = {
  golden: createChannel(SITE.articles),
  hostile: {
    ...createChannel([]),
    items: HOSTILE.map(createHostile).map((article) =>
      buildItem('https://rich.tidings.test', 'en', article),
    ),
  },
};
