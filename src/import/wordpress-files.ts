import type { EpisodeFields, ExportedArticle } from './exported.ts';
import { type Enclosure, sortFiles } from './feed-item.ts';
import { metaOf } from './wordpress-items.ts';
import { childrenOf, textOf, type XmlRecord } from './xml-records.ts';

/** What plug-ins keep with a recording, as PHP writes it: `s:8:"duration";s:5:"24:51";`. */
type Said = Readonly<Record<string, string>>;

const SAID = /s:\d+:"([\w-]+)";(?:s:\d+:"([^"]*)"|[ib]:(\d+));/g;

const readSaid = (text: string): Said =>
  Object.fromEntries(
    [...text.matchAll(SAID)].map(([, name = '', quoted, number]) => [name, quoted ?? number ?? '']),
  );

/** Seconds, of `75` or `1:02:03`. */
function readSeconds(duration = ''): number | undefined {
  if (!/^\d+(?::\d{1,2}){0,2}$/.test(duration)) return undefined;
  const seconds = duration.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  return seconds > 0 ? seconds : undefined;
}

interface Recording {
  readonly enclosure: Enclosure & { readonly url: string };
  readonly said: Said;
}

/** What WordPress itself and PowerPress keep: an address, a length, a type, and what PowerPress says, in lines. */
function readEnclosure(value: string): Recording {
  const [url = '', length, type = ''] = value.split(/\r?\n/).map((line) => line.trim());
  const said = readSaid(value);
  const duration = readSeconds(said.duration);
  return { enclosure: { url, length: Number(length) || undefined, type, duration }, said };
}

/** What Seriously Simple Podcasting keeps in fields of their own. */
function readSimple(item: XmlRecord): Recording {
  return {
    enclosure: {
      url: metaOf(item, 'audio_file'),
      type: metaOf(item, 'episode_type') === 'video' ? 'video' : 'audio',
      duration: readSeconds(metaOf(item, 'duration')),
      length: Number(metaOf(item, 'filesize_raw')) || undefined,
    },
    said: {
      explicit: metaOf(item, 'explicit'),
      block: metaOf(item, 'block'),
      season: metaOf(item, 'itunes_season_number'),
      episode_no: metaOf(item, 'itunes_episode_number'),
      episode_type: metaOf(item, 'itunes_episode_type'),
      episode_title: metaOf(item, 'itunes_title'),
      transcript: metaOf(item, 'transcript_file'),
    },
  };
}

const readNumber = (text = ''): number | undefined =>
  /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined;

const isOn = (text = ''): boolean => /^(?:1|on|yes|true)$/i.test(text);

/** The fields of an episode. */
function readEpisode(said: Said): EpisodeFields {
  const type = said.episode_type?.toLowerCase();
  const transcript = said.transcript || said.pci_transcript_url;
  return {
    explicit: isOn(said.explicit) ? true : undefined,
    episode_type: type === 'bonus' || type === 'trailer' ? type : undefined,
    season: readNumber(said.season),
    episode: readNumber(said.episode_no),
    itunes_title: said.episode_title || undefined,
    itunes_block: isOn(said.block) ? true : undefined,
    transcript: /^https?:/i.test(transcript ?? '') ? transcript : undefined,
  };
}

/** What PowerPress, Seriously Simple Podcasting and WordPress itself keep of an episode. */
export function readFiles(
  item: XmlRecord,
): Pick<ExportedArticle, 'audio' | 'video' | 'episode' | 'attachments'> {
  const given = childrenOf(item, 'wp:postmeta')
    .filter((meta) => /^(?:enclosure|.*:enclosure)$/.test(textOf(meta, 'wp:meta_key')))
    .map((meta) => readEnclosure(textOf(meta, 'wp:meta_value')));
  const all = [readSimple(item), ...given];
  const recordings = all.filter(
    ({ enclosure: { url } }, at) =>
      /^https?:/i.test(url) && all.findIndex(({ enclosure }) => enclosure.url === url) === at,
  );
  const files = sortFiles(recordings.map(({ enclosure }) => enclosure));
  const shown = files.audio ?? files.video;
  const said = all
    .filter(({ enclosure }) => enclosure.url === shown?.url)
    .map((each) => readEpisode(each.said));
  // Where two plug-ins say something of one recording, each may say what the other does not.
  const episode: EpisodeFields = Object.fromEntries(
    said
      .toReversed()
      .flatMap((each) => Object.entries(each).filter(([, value]) => value !== undefined)),
  );
  return { ...files, episode: shown && episode };
}
