import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';

const SITE = 'https://old.example.org';

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Made</title><link>${SITE}</link><wp:base_blog_url>${SITE}</wp:base_blog_url>\n`;

const PARAGRAPH = `The ferry leaves at six and the gulls know it, <a href="${SITE}/2020/7/">as ever</a>.\n\n`;
const COMMENT =
  '<wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_content><![CDATA[Well said.]]></wp:comment_content></wp:comment>\n';

/** An article of 15 KB with thirty comments, and a picture in the library. */
const writeItem = (number: number): string => `<item><title>Number ${number}</title>
<link>${SITE}/2020/${number}/</link><guid isPermaLink="false">${SITE}/?p=${number}</guid>
<content:encoded><![CDATA[${PARAGRAPH.repeat(150)}]]></content:encoded>
<wp:post_id>${number}</wp:post_id><wp:post_date>2020-01-01 00:00:00</wp:post_date><wp:post_date_gmt>2020-01-01 00:00:00</wp:post_date_gmt>
<wp:status>publish</wp:status><wp:post_type>post</wp:post_type>${COMMENT.repeat(30)}</item>
<item><title>Picture ${number}</title><wp:post_id>9${number}</wp:post_id><wp:post_parent>${number}</wp:post_parent>
<wp:post_type>attachment</wp:post_type><wp:attachment_url>${SITE}/wp-content/uploads/${number}.jpg</wp:attachment_url></item>\n`;

/**
 * Writes an export of WordPress.
 * @param bytes how large it is to be, at least
 * @returns how many articles are in it
 */
export async function writeExport(file: string, bytes: number): Promise<number> {
  const stream = createWriteStream(file);
  const write = async (text: string): Promise<void> => {
    if (!stream.write(text)) await once(stream, 'drain');
  };
  await write(HEAD);
  let size = 0;
  let count = 0;
  while (size < bytes) {
    count += 1;
    const item = writeItem(count);
    size += item.length;
    await write(item);
  }
  stream.end('</channel></rss>\n');
  await finished(stream);
  return count;
}
