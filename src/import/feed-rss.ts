import { listLeftOut, readEpisode } from './feed-episode.ts';
import {
  type Feeds,
  type Item,
  type Items,
  imageOf,
  isLater,
  isLonger,
  named,
  nameOf,
  pictureOf,
  readTime,
  SHORT,
  sortFiles,
  toHtml,
  unlessShown,
} from './feed-item.ts';
import { plainText } from './html.ts';

const MEDIA_FILE = /\.(?:mp3|m4a|m4b|mp4|m4v|mov|ogg|opus|wav|aac)$/i;

/** The address of its page; some hosts of podcasts have that of the recording there. */
function linkOf({ link, guid }: Items['rss']): string | undefined {
  const isPermalink = guid?.isPermaLink !== false && /^https?:/.test(guid?.value ?? '');
  return [link, isPermalink ? guid?.value : undefined].find(
    (each) => each !== undefined && !MEDIA_FILE.test(URL.parse(each)?.pathname ?? each),
  );
}

export function readRssItem(item: Items['rss'], feed: Feeds['rss']): Item {
  const whole = item.content?.encoded;
  const text = whole ?? item.atom?.content?.value ?? item.description ?? item.itunes?.summary ?? '';
  const authors = named([...(item.dc?.creators ?? []), ...(item.authors ?? []).map(nameOf)]);
  const enclosures = (item.enclosures ?? []).map((each) => ({
    ...each,
    duration: item.itunes?.duration,
  }));
  const files = sortFiles(enclosures);
  const published = readTime(item.pubDate ?? item.dc?.dates?.[0]);
  const updated = readTime(item.atom?.updated);
  const tags = [
    ...(item.categories ?? []).map(({ name }) => name ?? ''),
    ...(item.dc?.subjects ?? []),
  ];
  return {
    article: {
      title: item.title === undefined ? undefined : plainText(item.title),
      id: item.guid?.value ?? item.link,
      link: linkOf(item),
      published,
      updated: isLater(updated, published) ? updated : undefined,
      authors: authors.length > 0 ? authors : named([item.itunes?.author ?? feed.itunes?.author]),
      tags: tags.length > 0 ? tags : (item.itunes?.keywords ?? []),
      summary: isLonger(whole, item.description)
        ? plainText(item.description ?? '') || undefined
        : undefined,
      language: feed.language,
      image: imageOf(enclosures, item.itunes?.image, unlessShown(text, pictureOf(item.media))),
      ...files,
      episode: files.audio || files.video ? readEpisode(item) : undefined,
      text: { html: toHtml(text) },
    },
    isShort: whole === undefined && text.length < SHORT && !files.audio && !files.video,
    leftOut: listLeftOut(item),
  };
}

export function readRdfItem(item: Items['rdf']): Item {
  const text = item.content?.encoded ?? item.description ?? '';
  return {
    article: {
      title: item.title === undefined ? undefined : plainText(item.title),
      id: item.rdf?.about ?? item.link,
      link: item.link,
      published: readTime(item.dc?.dates?.[0]),
      authors: named(item.dc?.creators ?? []),
      tags: item.dc?.subjects ?? [],
      text: { html: toHtml(text) },
    },
    isShort: item.content?.encoded === undefined && text.length < SHORT,
  };
}
