import { stringify } from 'yaml';
import { buildSlug } from '../lock/build-slug.ts';
import { cleanLine, cleanText } from '../model/characters.ts';
import { decodePercent } from '../model/percent.ts';
import { isSlug } from '../model/slug.ts';
import { canonicalPath, isReservedPath } from '../paths.ts';
import { readGuidNumber } from '../read/given-fields.ts';
import { pathOf, readNumber } from './addresses.ts';
import type { ExportedArticle } from './exported.ts';
import { plainText } from './html.ts';

/** A file to be written, and what a person should look at. */
export interface ArticleFile {
  readonly name: string;
  readonly text: string;
  readonly looks: readonly string[];
}

/** In characters: of a title that is made of the text. */
const TITLE = 60;

const ARTICLES = '/articles/';

/** What is between words, and what is no sentence of the text. */
const NO_WORDS =
  /<!--[\s\S]*?-->|<figure\b[\s\S]*?<\/figure>|\[\/?\w[^\]]*\]|<\/(?:p|div|h\d|li|t[dr]|blockquote)>|<br\b[^>]*>/gi;

/** The first words of a text without a title. */
function makeTitle(article: ExportedArticle): string {
  const words = plainText(article.text.html.slice(0, 20_000).replace(NO_WORDS, ' '));
  if (words === '') return article.published?.slice(0, 10) ?? 'Untitled';
  const sentence = /^.{10,}?[.!?…](?=\s|$)/u.exec(words)?.[0] ?? words;
  if (sentence.length <= TITLE) return sentence.replace(/\.$/, '');
  const end = sentence.lastIndexOf(' ', TITLE);
  return `${[...sentence.slice(0, end > 20 ? end : TITLE)].join('').toWellFormed()}…`;
}

interface Address {
  readonly fields: Readonly<Record<string, unknown>>;
  /** Why it is not found there, if it is not. */
  readonly look?: string;
}

const NO_ADDRESS: Address = { fields: {} };
const noRedirect = (why: string): Address => ({ fields: {}, look: `${why}: no redirect` });

/** Where an article was, by its path. */
function describePath(
  link: string,
  path: string,
  isNamedByLink: boolean,
  taken: Set<string>,
): Address {
  if (isReservedPath(path)) return noRedirect('an address that Tidings has a page of its own at');
  if (taken.has(path)) return noRedirect('an address that another article has');
  taken.add(path);
  if (path.startsWith(ARTICLES)) {
    const slug = path.slice(ARTICLES.length);
    return isSlug(slug)
      ? { fields: { slug } }
      : noRedirect('an address in /articles/ that is no slug');
  }
  const { pathname } = new URL(link, 'https://host.invalid');
  // In a permalink, these signs are those of a pattern.
  const isPlain = isNamedByLink && !/[:{}*]/.test(pathname);
  return { fields: isPlain ? { permalink: pathname } : { aliases: [pathname] } };
}

/** Where an article of WordPress was, by its number; compile finds it in an id too. */
function describeNumber(
  link: string,
  { number, id = '' }: ExportedArticle,
  taken: Set<string>,
): Address {
  const inLink = readNumber(link);
  const known = number ?? inLink?.number;
  if (known === undefined) return NO_ADDRESS;
  const query = `/?p=${known}`;
  const isFolder = inLink !== undefined && inLink.folder !== '/';
  const look = isFolder
    ? `an address with a query in a folder, as ${inLink.folder}${query.slice(1)}: only ${query} leads on`
    : undefined;
  const isInId = readGuidNumber(id) === known;
  if (taken.has(query))
    return inLink && !isInId ? noRedirect('an address that another article has') : NO_ADDRESS;
  taken.add(query);
  return { fields: isInId ? {} : { aliases: [query] }, ...(look !== undefined && { look }) };
}

/** Where an article was, as fields; and why it is not found there, if it is not. */
function describeAddress(article: ExportedArticle, taken: Set<string>): Address {
  const { link, isNamedByLink = true } = article;
  if (link === undefined || link === '') return NO_ADDRESS;
  const path = pathOf(link);
  const byNumber = describeNumber(link, article, taken);
  if (path === undefined) {
    const isKnown = article.number !== undefined || readNumber(link) !== undefined;
    return isKnown ? byNumber : noRedirect('an address that is told by its query');
  }
  const byPath = describePath(link, path, isNamedByLink, taken);
  const aliases = [byPath, byNumber].flatMap(({ fields }) => fields.aliases ?? []);
  return { ...byPath, fields: { ...byPath.fields, ...(aliases.length > 0 && { aliases }) } };
}

/** Names with a comma are several to Tidings, unless they are in a map. */
const nameTag = (name: string): unknown => (/[,#]/.test(name) ? { name } : name);

/** Tells a stranger's markup from text. */
const clean = (text: string | undefined): string | undefined => {
  const line = cleanLine(text ?? '');
  return line === '' ? undefined : line;
};

function listFields(article: ExportedArticle, address: Readonly<Record<string, unknown>>) {
  const { authors = [], tags = [], attachments = [], isDraft, isPage, image, audio } = article;
  const list = <T>(values: readonly T[]): readonly T[] | undefined =>
    values.length > 0 ? values : undefined;
  return {
    title: clean(article.title) ?? makeTitle(article),
    guid: article.id,
    published: article.published,
    updated: article.updated,
    ...address,
    authors: list(authors.map((each) => (each.url === undefined ? each.name : each))),
    tags: list([...new Set(tags.map(cleanLine))].filter((tag) => tag !== '').map(nameTag)),
    summary: clean(article.summary),
    language: article.language,
    image: image && { url: image.url, alt: clean(image.alt), caption: clean(image.caption) },
    audio: audio && { ...audio, ...article.episode },
    video: article.video && { ...article.video, ...(audio ? {} : article.episode) },
    attachments: list(attachments),
    external_url: article.externalUrl,
    canonical: article.canonical,
    draft: isDraft === true ? true : undefined,
    feed: isPage === true ? false : undefined,
  };
}

/**
 * The file of an article: a name that every file system takes, front matter, and the text.
 * @param taken names and addresses of the files before, which it adds to
 */
export function writeArticle(
  article: ExportedArticle,
  taken: { readonly names: Set<string>; readonly paths: Set<string>; readonly ids: Set<string> },
): ArticleFile {
  const { fields, look } = describeAddress(article, taken.paths);
  const all = listFields(article, fields);
  const last = decodePercent(
    canonicalPath(pathOf(article.link ?? '') ?? '')
      .split('/')
      .at(-1) ?? '',
  );
  const isNamed = article.isNamedByLink !== false;
  const stem = buildSlug({
    texts: [
      isNamed ? last.replace(/\.(?:html?|php|aspx?)$/i, '') : '',
      decodePercent(article.name ?? ''),
      all.title,
    ].filter((text) => text !== ''),
    language: article.language ?? 'en',
  });
  const day = /^\d{4}-\d{2}-\d{2}/.exec(article.published ?? '')?.[0] ?? 'undated';
  let name = `${day}-${stem}.html`;
  for (let count = 2; taken.names.has(name); count += 1) name = `${day}-${stem}-${count}.html`;
  taken.names.add(name);
  const isTwin = article.id !== undefined && taken.ids.has(article.id);
  if (article.id !== undefined) taken.ids.add(article.id);
  const front = stringify(isTwin ? { ...all, guid: undefined } : all, { lineWidth: 0 });
  return {
    name,
    text: `---\n${front}---\n\n${cleanText(article.text.html).text.trim()}\n`,
    looks: [
      ...(look === undefined ? [] : [look]),
      ...(isTwin ? ['an id that another article has: it gets a new one'] : []),
      ...(clean(article.title) === undefined ? ['no title: its first words are the title'] : []),
    ],
  };
}
