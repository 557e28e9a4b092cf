import { pathOf } from './addresses.ts';
import type { ExportedArticle } from './exported.ts';
import { plainText } from './html.ts';
import { readFiles } from './wordpress-files.ts';
import type { Index } from './wordpress-index.ts';
import { kindOf, metaOf, readPubDate, readTime } from './wordpress-items.ts';
import { readWordPressText } from './wordpress-text.ts';
import { childrenOf, textOf, type XmlRecord } from './xml-records.ts';

/** An article, and what a person should look at. */
export interface ReadItem {
  readonly article: ExportedArticle;
  readonly looks: readonly string[];
}

/** What is put everywhere where nobody chose: `Uncategorized`, in any language. */
const isChosen = ({ attributes: { domain, nicename }, text }: XmlRecord): boolean =>
  !(domain !== 'post_tag' && /^(?:un|non-)categor[a-z]*(?:-[a-z]{2})?$/i.test(nicename ?? text));

/** Before WordPress 3.0 there were categories without a domain, a second time. */
const isTag = ({ attributes: { domain } }: XmlRecord): boolean =>
  domain === undefined || domain === 'category' || domain === 'post_tag' || domain === 'tag';

const readTags = (item: XmlRecord): readonly string[] =>
  childrenOf(item, 'category')
    .filter((each) => isTag(each) && isChosen(each))
    .map(({ text }) => plainText(text));

/** One author, or those of Co-Authors Plus and its like. */
function readAuthors(item: XmlRecord, { authors }: Index): NonNullable<ExportedArticle['authors']> {
  const login = textOf(item, 'dc:creator');
  const others = childrenOf(item, 'category')
    .filter(({ attributes }) => attributes.domain === 'author')
    .map(({ attributes: { nicename = '' }, text }) => {
      const bare = nicename.replace(/^cap-/, '');
      return authors.get(nicename) ?? authors.get(bare) ?? authors.get(text.trim()) ?? text.trim();
    });
  const creator = authors.get(login) ?? login;
  const isAmong = others.length === 0 || others.includes(creator);
  const names = [...new Set(isAmong ? [creator, ...others] : others)];
  return names.filter((name) => name !== '').map((name) => ({ name }));
}

const SUMMARIES = [
  '_yoast_wpseo_metadesc',
  'rank_math_description',
  '_aioseo_description',
  '_aioseop_description',
  '_seopress_titles_desc',
  '_genesis_description',
  'advanced_seo_description',
];

/** The excerpt, or else what search engines were told; not where that is a pattern, such as `%%title%%`. */
function readSummary(item: XmlRecord): string | undefined {
  const excerpt = plainText(textOf(item, 'excerpt:encoded'));
  if (excerpt !== '') return excerpt;
  const told = plainText(metaOf(item, ...SUMMARIES));
  return told === '' || /%\w+%|#\w+_\w+/.test(told) ? undefined : told;
}

const CANONICALS = [
  '_yoast_wpseo_canonical',
  'rank_math_canonical_url',
  '_seopress_robots_canonical',
  '_genesis_canonical_uri',
];

/** Where an article was published first, if that is another address than its own. */
function readCanonical(item: XmlRecord, link: string): string | undefined {
  const url = metaOf(item, ...CANONICALS);
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return undefined;
  const isOwn = URL.parse(url)?.host === URL.parse(link)?.host && pathOf(url) === pathOf(link);
  return isOwn ? undefined : url;
}

function readImage(
  item: XmlRecord,
  { attachments }: Index,
  looks: string[],
): ExportedArticle['image'] {
  const id = metaOf(item, '_thumbnail_id');
  const found = attachments.get(id);
  if (!found) {
    if (/^[1-9]\d*$/.test(id)) looks.push('a featured picture that is not in the export');
    return undefined;
  }
  const { url, alt, caption } = found;
  return { url, alt: alt || undefined, caption: caption || undefined };
}

function readTimes(
  item: XmlRecord,
  isPublic: boolean,
): Pick<ExportedArticle, 'published' | 'updated'> {
  const field = (name: string): string => textOf(item, `wp:${name}`);
  const pubDate = readPubDate(item);
  const isNone = /^(?:0000|$)/.test(field('post_date_gmt'));
  const published = readTime(field('post_date'), isNone ? pubDate : field('post_date_gmt'));
  const updated = readTime(field('post_modified'), field('post_modified_gmt'));
  const isLater = Date.parse(updated ?? '') > Date.parse(published ?? '');
  return { published, updated: isPublic && isLater ? updated : undefined };
}

/** What cannot be told by an article's fields. */
function listLooks(
  item: XmlRecord,
  {
    isOther,
    isPublic,
    html,
  }: { readonly isOther: boolean; readonly isPublic: boolean; readonly html: string },
): readonly string[] {
  const type = textOf(item, 'wp:post_type');
  return [
    ...(isPublic && textOf(item, 'guid') === ''
      ? ['no id in the export: take it from the old feed with npm run import -- ids']
      : []),
    ...(isOther ? [`of the type "${type}": a page, so in no list; to list it, remove "feed"`] : []),
    ...(textOf(item, 'wp:is_sticky') === '1'
      ? ['it was kept on top there; here, lists are by date']
      : []),
    ...(`${textOf(item, 'title')}${html}`.includes('\ufffd')
      ? ['letters that are damaged in the export, shown as �']
      : []),
  ];
}

export function readItem(item: XmlRecord, index: Index): ReadItem {
  const looks: string[] = [];
  const status = textOf(item, 'wp:status');
  const isPublic = status === 'publish' || status === 'future' || status === '';
  const link = textOf(item, 'link');
  const base = URL.parse(link, index.site)?.href;
  const isPage = kindOf(item, index.isPublic) === 'page';
  const image = readImage(item, index, looks);
  const html = readWordPressText(
    {
      text: textOf(item, 'content:encoded'),
      footnotes: metaOf(item, 'footnotes'),
      link: base,
      featured: image?.url,
    },
    {
      library: index,
      article: textOf(item, 'wp:post_id'),
      onMissing: (what) => looks.push(what),
    },
  );
  const article: ExportedArticle = {
    title: plainText(textOf(item, 'title')) || undefined,
    id: textOf(item, 'guid') || undefined,
    link: isPublic ? link : undefined,
    number: index.isWordPress && isPublic ? textOf(item, 'wp:post_id') || undefined : undefined,
    name: isPublic ? textOf(item, 'wp:post_name') || undefined : undefined,
    ...readTimes(item, isPublic),
    authors: readAuthors(item, index),
    tags: readTags(item),
    summary: readSummary(item),
    isDraft: !isPublic,
    isPage,
    image,
    canonical: readCanonical(item, link),
    ...readFiles(item),
    text: { html },
  };
  const isOther = isPage && textOf(item, 'wp:post_type') !== 'page';
  return {
    article,
    looks: [
      ...new Set([...looks, ...listLooks(item, { isOther, isPublic: isPublic && !isPage, html })]),
    ],
  };
}
