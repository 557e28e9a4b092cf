import type { Problem } from '../../model/problem.ts';
import type { FieldName } from '../../read/fields/field-names.ts';
import type { Fields } from '../../read/fields/schemas.ts';
import { type ParsedArticle, problemWith } from '../../read/read-article.ts';
import type { Find } from '../find-file.ts';
import { findFile, isRemote } from '../location.ts';
import { explainOwn, restOfOwn } from '../own-addresses.ts';
import { explainPrivate, tellReach } from '../reach.ts';

/** A file that an article shows or offers. */
export interface Use {
  readonly file: string;
  /** Whether it is what a field "audio" or "video" names. */
  readonly isRecording: boolean;
  readonly blame: (message: string) => Problem;
}

/** A recording of a field "audio" or "video" that is not there, or cannot be published as it is. */
export interface FaultyRecording {
  /** The file of the article; the field may be in its sidecar. */
  readonly article: string;
  readonly problem: Problem;
}

/** What an article uses, and what is wrong with the rest. */
export interface Uses {
  readonly found: readonly Use[];
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  readonly missingRecordings: readonly FaultyRecording[];
}

/** Where files are looked for. */
export interface Surroundings {
  readonly root: string;
  /** Among the files that are not articles. */
  readonly findOther: Find<string>;
  /** Among those, and the sources that everybody may read. */
  readonly findOpen: Find<string>;
}

/** A path in an article or in settings, with what it is for. */
export interface Mention {
  readonly url: string;
  /** The whole URL, if it is one of the site itself. */
  readonly own?: string | undefined;
  readonly kind: 'field' | 'media' | 'link';
  /** Whether it is what a field "audio" or "video" names. */
  readonly isRecording?: boolean | undefined;
  /** Whether nothing is said if there is no such file: it may be elsewhere. */
  readonly isOptional: boolean;
  readonly blame: (message: string) => Problem;
}

/** A file that belongs to a recording. */
function* locationsOfEpisode({
  episode_image: image,
  chapters,
  transcripts = [],
  alternate_enclosures: alternates = [],
}: Fields): Generator<readonly [FieldName, string]> {
  if (image) yield ['episode_image', image.location];
  for (const { location } of transcripts) yield ['transcripts', location];
  for (const { location } of alternates) yield ['alternate_enclosures', location];
  if (chapters && 'location' in chapters) yield ['chapters', chapters.location];
  if (!chapters || 'location' in chapters) return;
  for (const { image: picture } of chapters.list) if (picture) yield ['chapters', picture];
}

const locationsOf = ({ fields }: ParsedArticle): readonly (readonly [FieldName, string])[] => [
  ...(fields.image ? [['image', fields.image.location] as const] : []),
  ...(fields.audio ? [['audio', fields.audio.location] as const] : []),
  ...(fields.video ? [['video', fields.video.location] as const] : []),
  ...(fields.attachments ?? []).map(({ location }) => ['attachments', location] as const),
  ...(fields.audio || fields.video ? locationsOfEpisode(fields) : []),
];

/**
 * Every path of an article. All should exist, except what may be elsewhere: a picture that an HTML page names in its
 * head, links, and whatever a page with a canonical address refers to.
 */
const listMentions = (parsed: ParsedArticle): readonly Mention[] => [
  ...locationsOf(parsed)
    .filter(([, url]) => !isRemote(url))
    .map(
      ([field, url]): Mention => ({
        url,
        kind: 'field',
        isRecording: field === 'audio' || field === 'video',
        isOptional: parsed.positions[field] === undefined,
        blame: (message) => problemWith(parsed, field, `${field}: ${message}`),
      }),
    ),
  ...parsed.references.map(({ kind, url, line, column }): Mention => {
    const own = isRemote(url) ? url : undefined;
    return {
      url: own === undefined ? url : restOfOwn(own),
      own,
      kind,
      isOptional: kind === 'link' || (own === undefined && parsed.fields.canonical !== undefined),
      blame: (message) => ({ file: parsed.file, line, column, message }),
    };
  }),
];

const OUTSIDE = 'this path leads out of seeds/; move the file into seeds/, and use its path there';

/** Why a path leads to no file that is published, and whether that stops a compile. */
function explainMissing(
  root: string,
  article: string,
  { url, own, kind }: Mention,
): { readonly message: string; readonly stops: boolean } {
  if (own !== undefined) return { message: explainOwn(own), stops: false };
  const reach = tellReach(root, article, url);
  if (reach === 'outside') return { message: OUTSIDE, stops: true };
  const file = findFile(article, url) ?? url;
  return reach === 'private'
    ? { message: explainPrivate(file), stops: kind === 'field' }
    : { message: `there is no file ${file}; add it, or fix the path`, stops: false };
}

/** Finds the files that an article uses. */
export const listUses = (parsed: ParsedArticle, surroundings: Surroundings): Uses =>
  findUses(parsed.file, listMentions(parsed), surroundings);

/**
 * Finds the files that are named. What is missing is told once, however often it is used.
 * @param article the file that names them
 */
export function findUses(
  article: string,
  mentions: readonly Mention[],
  surroundings: Surroundings,
): Uses {
  const { root, findOpen, findOther } = surroundings;
  const found: Use[] = [];
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  const missingRecordings: FaultyRecording[] = [];
  const told = new Set<string>();
  for (const mention of mentions) {
    const { url, kind, isOptional, isRecording = false, blame } = mention;
    // What is outside comes first, even if a file in `seeds/` has the same name.
    const leadsOut =
      !isOptional && mention.own === undefined && findFile(article, url) === undefined;
    const isOutside = leadsOut && tellReach(root, article, url) === 'outside';
    const file = isOutside ? undefined : (kind === 'field' ? findOpen : findOther)(article, url);
    if (file !== undefined) found.push({ file, isRecording, blame });
    const key = findFile(article, url) ?? url;
    if (file !== undefined || isOptional || told.has(key)) continue;
    told.add(key);
    const { message, stops } = explainMissing(root, article, mention);
    const problem = blame(message);
    if (isRecording && !stops) missingRecordings.push({ article, problem });
    else (stops ? problems : warnings).push(problem);
  }
  return { found, problems, warnings, missingRecordings };
}
