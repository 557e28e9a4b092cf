import type { Element, Root } from 'hast';
import type { ExportedArticle, ExportedFile, ExportedPicture } from './exported.ts';
import { elementsOf, parseHtml, propertyOf, writeHtml } from './html.ts';
import type { Fetched, MediaFetcher } from './media.ts';

const FILE =
  /\.(?:jpe?g|png|gif|webp|avif|svg|mp3|m4a|ogg|opus|wav|flac|mp4|m4v|webm|mov|pdf|epub)$/i;
const PLAYERS: ReadonlySet<string> = new Set(['img', 'audio', 'video', 'source', 'track']);

/** The attribute of an element that names a file. */
function attributeOf(element: Element): 'src' | 'href' | undefined {
  if (PLAYERS.has(element.tagName)) return 'src';
  const isFile = FILE.test(URL.parse(propertyOf(element, 'href'))?.pathname ?? '');
  return element.tagName === 'a' && isFile ? 'href' : undefined;
}

/** Fetched files, by what names them; and why some could not be fetched. */
export interface Localized {
  readonly article: ExportedArticle;
  readonly files: readonly Extract<Fetched, { file: string }>[];
  readonly failed: readonly { readonly url: string; readonly why: string }[];
}

/** Fetches the files that an article shows, and lets it name the copies. */
export async function localizeMedia(
  article: ExportedArticle,
  fetcher: MediaFetcher,
): Promise<Localized> {
  const files: Extract<Fetched, { file: string }>[] = [];
  const failed: { url: string; why: string }[] = [];
  const localize = async (address: string): Promise<string> => {
    const url = URL.parse(address);
    if (!url || !fetcher.allows(url)) return address;
    const fetched = await fetcher.fetch(url);
    if ('why' in fetched) {
      failed.push({ url: address, why: fetched.why });
      return address;
    }
    files.push(fetched);
    return fetched.file;
  };
  const localizeFile = async <T extends ExportedFile | ExportedPicture>(file: T | undefined) =>
    file && { ...file, url: await localize(file.url) };
  const attachments = article.attachments ?? [];
  const localized = {
    ...article,
    text: 'html' in article.text ? await localizeHtml(article.text.html, localize) : article.text,
    image: await localizeFile(article.image),
    audio: await localizeFile(article.audio),
    video: await localizeFile(article.video),
    attachments: await Promise.all(
      attachments.map(async (file) => ({ ...file, url: await localize(file.url) })),
    ),
  };
  return { article: localized, files, failed };
}

async function localizeHtml(html: string, localize: (url: string) => Promise<string>) {
  const root: Root = parseHtml(html);
  const waiting: Promise<void>[] = [];
  for (const element of elementsOf(root)) {
    const name = attributeOf(element);
    const address = name === undefined ? '' : propertyOf(element, name);
    if (name === undefined || address === '') continue;
    waiting.push(
      localize(address).then((local) => {
        if (local === address) return;
        element.properties[name] = local;
        // These have other sizes of what is at the old address.
        delete element.properties.srcSet;
        delete element.properties.sizes;
      }),
    );
  }
  await Promise.all(waiting);
  return { html: writeHtml(root) };
}
