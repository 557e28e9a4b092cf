import { type Author, Feed } from 'feed';
import type { Person } from '../article/article.ts';
import { textToHtml } from '../article/html.ts';
import type { Channel } from './channel.ts';
import { completeMarkup, protectHtml, protectText } from './protect.ts';

/** RFC 4287 §3.2: an Atom person. */
const formatPerson = ({ name, email, url }: Person): Author => ({
  name: protectText(name),
  ...(email && { email: protectText(email) }),
  ...(url && { link: url }),
});

/**
 * The channel as Atom 1.0 (RFC 4287). `feed` declares the titles and summaries as HTML (§3.1.1.2),
 * so that is what they are given as. It knows no `xml:lang` (§2): the feed says its language, and
 * an entry where it differs.
 */
export function renderAtom(channel: Channel): string {
  const feed = new Feed({
    id: protectText(channel.homeUrl),
    title: protectText(channel.title),
    description: protectText(channel.description),
    link: channel.homeUrl,
    updated: new Date(channel.updated),
    feed: channel.feedUrls.atom,
    generator: 'Tidings',
    favicon: protectText(channel.faviconUrl),
    author: formatPerson(channel.author),
    ...(channel.hubUrl && { hub: channel.hubUrl }),
    ...(channel.iconUrl && { image: protectText(channel.iconUrl) }),
    ...(channel.copyright && { copyright: protectText(channel.copyright) }),
  });
  for (const item of channel.items) {
    feed.addItem({
      title: textToHtml(item.title),
      id: item.id,
      link: item.url,
      date: new Date(item.updated),
      description: textToHtml(item.summary),
      content: protectHtml(item.contentHtml),
      author: item.authors.map(formatPerson),
      category: item.tags.map((tag) => ({ term: tag })),
      ...(item.published && { published: new Date(item.published) }),
    });
  }

  const items = channel.items.values();
  return completeMarkup(feed.atom1(), (name) => {
    if (name === 'feed') return ` xml:lang="${channel.language}"`;
    const language = name === 'entry' ? items.next().value?.language : undefined;
    return language && language !== channel.language ? ` xml:lang="${language}"` : '';
  });
}
