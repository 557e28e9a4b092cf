import type { Element, Root } from 'hast';
import { type OldSite, pathOf } from './addresses.ts';
import type { Archive } from './archive.ts';
import { readWhole } from './byte-source.ts';
import { type Export, type ExportedArticle, type Found, leftOut, look } from './exported.ts';
import { hostOf } from './hosts.ts';
import { elementsOf, findElement, hasClass, parseHtml, propertyOf, textOf } from './html.ts';
import { readBody } from './medium-body.ts';

// Pages with the microformat h-entry, one a post: https://microformats.org/wiki/h-entry

const POST = /(?:^|\/)posts\/[^/]+\.html$/;

export const isMedium = ({ files }: Archive): boolean => files.some((file) => POST.test(file));

const textIn = (root: Root | Element, name: string): string => {
  const found = findElement(root, (element) => hasClass(element, name));
  return found === undefined ? '' : textOf(found);
};

/** The address that an element of a class leads to. */
const linkIn = (root: Root | Element, name: string): string | undefined => {
  const found = findElement(root, (element) => hasClass(element, name));
  return found && (propertyOf(found, 'href') || undefined);
};

/** By which Medium's own feeds know a post: it is in the link of its date, and in the name of its file. */
function idOf(root: Root, file: string): string | undefined {
  for (const element of elementsOf(root)) {
    const [id] = /^https:\/\/medium\.com\/p\/[\da-f]+$/.exec(propertyOf(element, 'href')) ?? [];
    if (id !== undefined && element.tagName === 'a') return id;
  }
  const id = /([\da-f]{8,12})\.html$/.exec(file)?.[1];
  return id === undefined ? undefined : `https://medium.com/p/${id}`;
}

/** What somebody wrote below another's story: it has no heading and no tags, and is called by its first words. */
function isResponse(root: Root, body: Element, title: string, tags: readonly string[]): boolean {
  const isStory = (element: Element): boolean =>
    hasClass(element, 'graf--title', 'p-summary') ||
    /^(?:h[1-6]|figure|img)$/.test(element.tagName);
  const start = title.replace(/…$/, '');
  const inside =
    findElement(body, isStory) ?? findElement(root, (each) => hasClass(each, 'p-summary'));
  return tags.length === 0 && inside === undefined && textOf(body).startsWith(start);
}

interface Post {
  readonly article: ExportedArticle;
  readonly isResponse: boolean;
}

function readPost(root: Root, file: string, old: OldSite): Post | undefined {
  const body = findElement(root, (element) => hasClass(element, 'e-content'));
  if (!body) return undefined;
  const title = textIn(root, 'p-name');
  const time = findElement(root, (element) => hasClass(element, 'dt-published'));
  const isUnpublished = /(?:^|\/)draft_[^/]*$/.test(file) || time === undefined;
  const author = textIn(root, 'p-author');
  const url = linkIn(root, 'p-author');
  const tags = [...elementsOf(root)].filter((each) => hasClass(each, 'p-tag')).map(textOf);
  const response = !isUnpublished && isResponse(root, body, title, tags);
  const article = {
    title: title || undefined,
    id: idOf(root, file),
    link: isUnpublished ? undefined : linkIn(root, 'p-canonical'),
    isNamedByLink: false,
    published: time && propertyOf(time, 'dateTime').replace(/\.\d+/, ''),
    authors: author === '' ? [] : [{ name: author, ...(url !== undefined && { url }) }],
    tags,
    summary: textIn(root, 'p-summary') || undefined,
    isDraft: isUnpublished || response,
    text: { html: readBody(body, title, old) },
  };
  return { article, isResponse: response };
}

/** Opens an export of Medium. */
export async function openMedium(archive: Archive): Promise<Export> {
  const posts = archive.files.filter((file) => POST.test(file)).toSorted();
  const read = async (file: string): Promise<Root> =>
    parseHtml((await readWhole(archive.source(file))).toString('utf8'));
  const paths = new Set<string>();
  const sites = new Set<string>(['https://medium.com']);
  for (const file of posts) {
    const link = linkIn(await read(file), 'p-canonical');
    const path = pathOf(link ?? '');
    if (path !== undefined) paths.add(path);
    if (URL.canParse(link ?? '')) sites.add(new URL(link ?? '').origin);
  }
  const [site = ''] = [...sites].toReversed();
  async function* found(): AsyncGenerator<Found> {
    for (const file of posts) {
      const post = readPost(await read(file), file, { site: 'https://medium.com', paths });
      yield post
        ? { type: 'article', article: post.article }
        : leftOut('a page without an article', file);
      if (post?.isResponse)
        yield look('a response to a story, it seems: a draft here', post.article.title);
    }
  }
  return {
    system: 'Medium',
    folder: 'medium',
    site,
    paths,
    mediaHosts: new Set(['cdn-images-1.medium.com', 'miro.medium.com', ...hostOf(site)]),
    found,
  };
}
