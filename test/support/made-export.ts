/** An export of WordPress with items. */
export const writeWxr = (items: string, link = 'https://old.example.org', head = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?>${head}
<rss version="2.0" xmlns:content="c" xmlns:wp="http://wordpress.org/export/1.2/"><channel><link>${link}</link><wp:base_blog_url>${link}</wp:base_blog_url>
${items}
</channel></rss>`;

/** What an item has besides its number and text. */
interface MadePost {
  readonly link?: string;
  readonly guid?: string;
  /** Elements, as they are. */
  readonly more?: string;
}

/** A post of such an export. */
export const writePost = (
  number: number,
  text: string,
  {
    link = `https://old.example.org/a-${number}/`,
    guid = `https://old.example.org/?p=${number}`,
    more = '',
  }: MadePost = {},
): string =>
  `<item><title>Post ${number}</title><link>${link}</link><guid>${guid}</guid><content:encoded><![CDATA[${text}]]></content:encoded><wp:post_id>${number}</wp:post_id><wp:post_date_gmt>2020-01-01 00:00:00</wp:post_date_gmt><wp:post_date>2020-01-01 00:00:00</wp:post_date><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>${more}</item>`;
