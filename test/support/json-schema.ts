import { z } from 'zod';

const url = z.url({ protocol: /^https?$/ });
const instant = z.iso.datetime({ offset: true });
const author = z.strictObject({
  name: z.string().min(1).optional(),
  url: z.union([url, z.string().startsWith('mailto:')]).optional(),
  avatar: url.optional(),
});
const size = z.number().int().positive().optional();

/** JSON Feed 1.1, with what our documents always have: https://www.jsonfeed.org/version/1.1/ */
export const JSON_FEED = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string().min(1),
  home_page_url: url,
  feed_url: url,
  description: z.string().min(1),
  icon: url.optional(),
  favicon: url,
  authors: z.array(author).min(1),
  language: z.string(),
  hubs: z.array(z.strictObject({ type: z.literal('WebSub'), url })).optional(),
  items: z.array(
    z.strictObject({
      id: z.string().min(1),
      url,
      external_url: url.optional(),
      title: z.string().min(1),
      content_html: z.string(),
      content_text: z.string(),
      summary: z.string().min(1),
      image: url.optional(),
      date_published: instant.optional(),
      date_modified: instant,
      authors: z.array(author).min(1).optional(),
      tags: z.array(z.string().min(1)).min(1).optional(),
      language: z.string().optional(),
      attachments: z
        .array(
          z.strictObject({
            url,
            mime_type: z.string().regex(/^[a-z]+\/[\w.+-]+$/),
            title: z.string().optional(),
            size_in_bytes: size,
            duration_in_seconds: size,
          }),
        )
        .min(1)
        .optional(),
    }),
  ),
});
