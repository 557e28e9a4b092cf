import type { EpisodeFields } from './exported.ts';
import type { Items } from './feed-item.ts';

// What podcasts say of an episode, by the names of Tidings' fields.
// https://podcasters.apple.com/support/823-podcast-requirements
// https://podcasting2.org/docs/podcast-namespace

type Rss = Items['rss'];

/** A list; undefined where nothing is in it. */
const listed = <T>(values: readonly T[]): readonly T[] | undefined =>
  values.length > 0 ? values : undefined;

/** A number, with what is shown beside it. */
const numbered = (number: number | undefined, name: string, shown: string | undefined) =>
  number === undefined || shown === undefined ? number : { number, [name]: shown };

/** People, in episodes and shows. */
export const readPersons = (
  persons: NonNullable<Rss['podcast']>['persons'] = [],
): readonly EpisodeFields[] | undefined =>
  listed(
    persons
      .filter(({ display }) => display)
      .map(({ display, role, group, href, img }) => ({
        name: display,
        role,
        group,
        url: href,
        avatar: img,
      })),
  );

/** Places, in episodes and shows. */
export const readPlaces = (
  locations: NonNullable<Rss['podcast']>['locations'] = [],
): readonly EpisodeFields[] | undefined =>
  listed(
    locations
      .filter(({ display }) => display)
      .map(({ display, ...place }) => ({ name: display, ...place })),
  );

/** Texts for programs, in episodes and shows. */
export const readTexts = (
  txts: NonNullable<Rss['podcast']>['txts'] = [],
): readonly EpisodeFields[] | undefined =>
  listed(txts.map(({ display, purpose }) => ({ text: display, purpose })));

/** In a file elsewhere, or as Podlove has them in the feed itself. */
function readChapters({ podcast, psc }: Rss): unknown {
  if (podcast?.chapters?.url) return podcast.chapters.url;
  return listed(
    (psc?.chapters ?? []).map(({ start, title, href, image }) => ({
      start,
      title,
      url: href,
      image,
    })),
  );
}

function readAlternates({ podcast }: Rss): readonly EpisodeFields[] | undefined {
  return listed(
    (podcast?.alternateEnclosures ?? []).map(({ sources = [], integrity: _, ...each }) => ({
      ...each,
      sources: sources.map(({ uri, contentType }) => ({ uri, type: contentType })),
    })),
  );
}

const readDiscussions = ({ podcast }: Rss): readonly EpisodeFields[] | undefined =>
  listed(
    (podcast?.socialInteracts ?? []).map(({ accountId, accountUrl, ...each }) => ({
      ...each,
      account_id: accountId,
      account_url: accountUrl,
    })),
  );

/** The fields of an episode. */
export function readEpisode(item: Rss): EpisodeFields {
  const { itunes, podcast } = item;
  const { season, episode, license } = podcast ?? {};
  const type = itunes?.episodeType?.toLowerCase();
  return {
    explicit: itunes?.explicit,
    episode_type: type === 'bonus' || type === 'trailer' ? type : undefined,
    season: numbered(season?.number ?? itunes?.season, 'name', season?.name),
    episode: numbered(episode?.number ?? itunes?.episode, 'display', episode?.display),
    itunes_title: itunes?.title === item.title ? undefined : itunes?.title,
    itunes_block: itunes?.block === true ? true : undefined,
    chapters: readChapters(item),
    transcripts: listed((podcast?.transcripts ?? []).filter(({ url }) => url)),
    persons: readPersons(podcast?.persons),
    locations: readPlaces(podcast?.locations),
    soundbites: listed(
      (podcast?.soundbites ?? []).map(({ startTime, duration, display }) => ({
        start: startTime,
        duration,
        title: display,
      })),
    ),
    episode_license: license && { name: license.display, url: license.url },
    txt: readTexts(podcast?.txts),
    social_interact: readDiscussions(item),
    alternate_enclosures: readAlternates(item),
  };
}

/** What there is no field for. */
export const listLeftOut = ({ podcast }: Rss): readonly string[] => [
  ...(podcast?.values ? ['payments (podcast:value)'] : []),
  ...(podcast?.chat ? ['a chat (podcast:chat)'] : []),
];
