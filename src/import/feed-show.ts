import type { EpisodeFields } from './exported.ts';
import { readPersons, readPlaces, readTexts } from './feed-episode.ts';
import type { Feeds } from './feed-item.ts';
import { plainText } from './html.ts';

type Rss = Feeds['rss'];

const listed = <T>(values: readonly T[]): readonly T[] | undefined =>
  values.length > 0 ? values : undefined;

const toLine = (text: string | undefined): string | undefined => plainText(text ?? '') || undefined;

interface Category {
  readonly text?: string;
  readonly categories?: readonly Category[];
}

/** `News > Politics`. */
const nameCategories = (categories: readonly Category[]): readonly string[] =>
  categories.flatMap(({ text, categories: inner = [] }) => {
    if (!text) return [];
    return inner.length > 0 ? nameCategories(inner).map((name) => `${text} > ${name}`) : [text];
  });

/** What directories ask of a show. */
function readApple({ itunes, title, description, language, copyright, image }: Rss): EpisodeFields {
  const { owner } = itunes ?? {};
  return {
    title: toLine(title ?? itunes?.title),
    subtitle: toLine(itunes?.subtitle),
    description: toLine(description ?? itunes?.summary),
    language,
    author: toLine(itunes?.author),
    owner: owner && { name: toLine(owner.name), email: owner.email },
    image: itunes?.image ?? image?.url,
    category: listed(nameCategories(itunes?.categories ?? [])),
    copyright: toLine(copyright),
    explicit: itunes?.explicit,
    type: itunes?.type?.toLowerCase(),
    block: itunes?.block === true ? true : undefined,
    complete: itunes?.complete === true ? true : undefined,
  };
}

/** What Podcasting 2.0 adds. */
function readNamespace({ podcast }: Rss): EpisodeFields {
  const { license, updateFrequency, podroll } = podcast ?? {};
  return {
    guid: podcast?.guid,
    locked: podcast?.locked?.value,
    persons: readPersons(podcast?.persons),
    funding: listed((podcast?.fundings ?? []).map(({ url, display }) => ({ url, text: display }))),
    locations: readPlaces(podcast?.locations),
    license: license && { name: license.display, url: license.url },
    medium: podcast?.medium === 'podcast' ? undefined : podcast?.medium,
    trailers: listed(
      (podcast?.trailers ?? []).map(({ display, pubDate, ...each }) => ({
        ...each,
        title: display,
        date: pubDate,
      })),
    ),
    txt: readTexts(podcast?.txts),
    update_frequency: updateFrequency && {
      text: updateFrequency.display,
      rrule: updateFrequency.rrule,
      start: updateFrequency.dtstart,
    },
    podroll: listed(
      (podroll?.remoteItems ?? []).map(({ feedGuid, feedUrl, title }) => ({
        guid: feedGuid,
        url: feedUrl,
        title,
      })),
    ),
  };
}

/** The fields of a show; undefined for a feed that is no podcast. */
export const readShow = (feed: Rss): EpisodeFields | undefined =>
  feed.itunes || feed.podcast ? { ...readApple(feed), ...readNamespace(feed) } : undefined;
