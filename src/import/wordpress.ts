import type { ByteSource } from './byte-source.ts';
import { type Export, type Found, leftOut, look } from './exported.ts';
import { plainText } from './html.ts';
import { readItem } from './wordpress-article.ts';
import { type Index, readIndex, readItems } from './wordpress-index.ts';
import { explainLeftOut, typeOf } from './wordpress-items.ts';
import { childrenOf, textOf } from './xml-records.ts';

/** They come with the articles that show them or are theirs. */
const ELSEWHERE = /^(?:attachment|wp_block|guest-author)$/;

async function* findItems(source: ByteSource, index: Index): AsyncGenerator<Found> {
  for await (const item of readItems(source)) {
    if (item.name !== 'item') continue;
    const name = `${plainText(textOf(item, 'title')) || 'without a title'} (line ${item.line})`;
    for (const _ of childrenOf(item, 'wp:comment')) yield leftOut('a comment');
    if (ELSEWHERE.test(typeOf(item))) continue;
    const why = explainLeftOut(item, index.isPublic);
    if (why !== undefined) {
      yield leftOut(why, name);
      continue;
    }
    const { article, looks } = readItem(item, index);
    for (const what of looks) yield look(what, name);
    yield { type: 'article', article };
  }
}

/** Opens an export of WordPress (WXR), also as Squarespace, converters from Tumblr and others write it. */
export async function openWordPress(source: ByteSource): Promise<Export> {
  const index = await readIndex(source);
  return {
    system: 'WordPress',
    folder: 'wordpress',
    site: index.site,
    paths: index.paths,
    mediaHosts: index.mediaHosts,
    found: () => findItems(source, index),
  };
}
