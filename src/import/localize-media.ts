import type { Element, Root } from 'hast';
import type { ExportedArticle, ExportedFile, ExportedPicture } from './exported.ts';
import { elementsOf, parseHtml, propertyOf, writeHtml } from './html.ts';

const FILE =
  /\.(?:jpe?g|png|gif|webp|avif|svg|mp3|m4a|ogg|opus|wav|flac|mp4|m4v|webm|mov|pdf|epub)$/i;
const PLAYERS: ReadonlySet<string> = new Set(['img', 'audio', 'video', 'source', 'track']);

/** The attributes of an element that name a file. */
function attributesOf(element: Element): readonly ('src' | 'href' | 'poster')[] {
  if (element.tagName === 'video') return ['src', 'poster'];
  if (PLAYERS.has(element.tagName)) return ['src'];
  const isFile = FILE.test(URL.parse(propertyOf(element, 'href'))?.pathname ?? '');
  return element.tagName === 'a' && isFile ? ['href'] : [];
}

/** A picture in several sizes, as `a.png 1x, b.png 2x`. */
const readSizes = (element: Element): readonly string[] => {
  const { srcSet } = element.properties;
  const sizes = Array.isArray(srcSet) ? srcSet.map(String) : String(srcSet ?? '').split(/,\s+/);
  return sizes.map((size) => size.trim()).filter((size) => size !== '');
};

type Localize = (url: string) => Promise<string>;

/** What a browser may take in place of a picture: every size that can be copied is. */
async function localizeSizes(element: Element, localize: Localize): Promise<void> {
  const sizes = await Promise.all(
    readSizes(element).map(async (size) => {
      const [address = '', ...width] = size.split(/\s+/);
      return [await localize(address), ...width].join(' ');
    }),
  );
  element.properties.srcSet = sizes.join(', ');
}

/** An article that names copies of its files. */
export interface Localized<F> {
  readonly article: ExportedArticle;
  readonly files: readonly F[];
  readonly failed: readonly { readonly url: string; readonly why: string }[];
}

/** What there is of a file: its copy, or why there is none; undefined for one that is left where it is. */
export type Find<F> = (address: string) => Promise<F | { readonly why: string } | undefined>;

/** Finds copies of the files that an article shows, and lets it name them. */
export async function localizeMedia<F extends { readonly file: string }>(
  article: ExportedArticle,
  find: Find<F>,
): Promise<Localized<F>> {
  const files: F[] = [];
  const failed: { url: string; why: string }[] = [];
  const localize = async (address: string): Promise<string> => {
    const found = await find(address);
    if (found === undefined) return address;
    if ('why' in found) {
      failed.push({ url: address, why: found.why });
      return address;
    }
    files.push(found);
    return found.file;
  };
  // Of a copy, compile reads the length and the type itself.
  const localizeFile = async <T extends ExportedFile | ExportedPicture>(file: T | undefined) => {
    const url = file && (await localize(file.url));
    return file && (url === file.url ? file : { ...file, url, length: undefined, type: undefined });
  };
  const attachments = article.attachments ?? [];
  const localized = {
    ...article,
    text: await localizeHtml(article.text.html, localize),
    image: await localizeFile(article.image),
    audio: await localizeFile(article.audio),
    video: await localizeFile(article.video),
    attachments: await Promise.all(
      attachments.map(async (file) => ({ ...file, url: await localize(file.url) })),
    ),
  };
  return { article: localized, files, failed };
}

async function localizeHtml(html: string, localize: Localize) {
  const root: Root = parseHtml(html);
  const waiting: Promise<void>[] = [];
  for (const element of elementsOf(root)) {
    if (element.tagName === 'source' && readSizes(element).length > 0)
      waiting.push(localizeSizes(element, localize));
    for (const name of attributesOf(element)) {
      const address = propertyOf(element, name);
      if (address === '') continue;
      waiting.push(
        localize(address).then((local) => {
          if (local === address) return;
          element.properties[name] = local;
          // These have other sizes of what is at the old address.
          if (element.tagName === 'img') {
            delete element.properties.srcSet;
            delete element.properties.sizes;
          }
        }),
      );
    }
  }
  await Promise.all(waiting);
  return { html: writeHtml(root) };
}
