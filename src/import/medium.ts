import type { Element, Root } from 'hast';
import { toString as toText } from 'hast-util-to-string';
import { moveAddresses, type OldSite, pathOf } from './addresses.ts';
import type { Archive } from './archive.ts';
import { readWhole } from './byte-source.ts';
import { type Export, type ExportedArticle, type Found, leftOut } from './exported.ts';
import { hostOf } from './hosts.ts';
import {
  findElement,
  hasClass,
  parseHtml,
  propertyOf,
  replaceElements,
  writeHtml,
} from './html.ts';

// Pages with the microformat h-entry, one a post: https://microformats.org/wiki/h-entry

const POST = /(?:^|\/)posts\/[^/]+\.html$/;

/** Blocks around blocks, which say how wide a part is. */
const WRAPPERS = [
  'section',
  'section-content',
  'section-inner',
  'aspectRatioPlaceholder',
  'aspectRatioPlaceholder-fill',
];

export const isMedium = ({ files }: Archive): boolean => files.some((file) => POST.test(file));

const textIn = (root: Root | Element, name: string): string => {
  const found = findElement(root, (element) => hasClass(element, name));
  return found === undefined ? '' : toText(found).replace(/\s+/g, ' ').trim();
};

/** The address that an element of a class leads to. */
const linkIn = (root: Root | Element, name: string): string | undefined => {
  const found = findElement(root, (element) => hasClass(element, name));
  return found && (propertyOf(found, 'href') || undefined);
};

function readBody(body: Element, title: string, old: OldSite): string {
  let isFirst = true;
  replaceElements(body, (element) => {
    const { tagName, children } = element;
    if (hasClass(element, 'graf--title') && toText(element).trim() === title) return [];
    if (hasClass(element, 'mixtapeImage', 'js-mixtapeImage')) return [];
    if (tagName === 'div' && hasClass(element, 'section-divider')) {
      const others = isFirst ? [] : children;
      isFirst = false;
      return others;
    }
    if (/^(?:section|div)$/.test(tagName) && hasClass(element, ...WRAPPERS)) return children;
    const source = propertyOf(element, 'src');
    if (tagName !== 'script' || !/^https?:/.test(source)) return undefined;
    // Code that is kept elsewhere.
    const href = source.replace(/\.js$/, '');
    return [
      {
        type: 'element',
        tagName: 'a',
        properties: { href },
        children: [{ type: 'text', value: href }],
      },
    ];
  });
  moveAddresses(body, old);
  return writeHtml(body).trim();
}

function readPost(root: Root, name: string, old: OldSite): ExportedArticle | undefined {
  const body = findElement(root, (element) => hasClass(element, 'e-content'));
  if (!body) return undefined;
  const title = textIn(root, 'p-name');
  const time = findElement(root, (element) => hasClass(element, 'dt-published'));
  const isDraft = /(?:^|\/)draft_[^/]*$/.test(name) || time === undefined;
  const id = /([\da-f]{8,12})\.html$/.exec(name)?.[1];
  const author = textIn(root, 'p-author');
  const url = linkIn(root, 'p-author');
  return {
    title: title || undefined,
    // As in Medium's own feeds.
    id: id === undefined ? undefined : `https://medium.com/p/${id}`,
    link: isDraft ? undefined : linkIn(root, 'p-canonical'),
    isNamedByLink: false,
    published: time && propertyOf(time, 'dateTime').replace(/\.\d+/, ''),
    authors: author === '' ? [] : [{ name: author, ...(url !== undefined && { url }) }],
    summary: textIn(root, 'p-summary') || undefined,
    isDraft,
    text: { html: readBody(body, title, old) },
  };
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
      const article = readPost(await read(file), file, { site: 'https://medium.com', paths });
      yield article ? { type: 'article', article } : leftOut('a page without an article', file);
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
