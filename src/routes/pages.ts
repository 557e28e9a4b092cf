import { CACHE } from '../http/cache-policy.ts';
import type { Document } from '../http/representation.ts';
import type { Snapshot } from '../library/open/snapshot.ts';
import { placeSite } from '../model/site-mark.ts';
import { renderArticle } from '../pages/article-page.tsx';
import { renderGone, renderNotFound } from '../pages/not-found.tsx';
import { renderSubscribe } from '../pages/subscribe.tsx';
import type { Channels } from './channels.ts';
import { missingDocument, pageDocument } from './page-document.ts';

/** Articles to suggest on a page that says that nothing is there. */
const FEW = 5;

const latest = ({ open }: Snapshot) => open.articles.slice(0, FEW);

/** Pages for people that are not lists. */
export const createPages = ({ site, toListedItem, toPageItem, describeTerm }: Channels) => ({
  async article(snapshot: Snapshot, slug: string): Promise<Document | undefined> {
    const found = await snapshot.find(slug);
    if (!found) return undefined;
    const item = toPageItem(found.article);
    const transcript = item.episode?.isTranscribed ? await snapshot.transcript(slug) : undefined;
    const text = renderArticle(site, item, {
      ...found,
      transcript: transcript && { ...transcript, html: placeSite(transcript.html, '') },
    });
    return pageDocument(text, [site]);
  },

  subscribe(snapshot: Snapshot): Document {
    const [newest] = snapshot.open.articles;
    const text = renderSubscribe(site, {
      latest: newest && toListedItem(newest),
      // A show by its title, not by its tag.
      tags: snapshot.mainTerms('tags').map((term) => ({
        ...term,
        name: describeTerm(term).show?.title ?? term.name,
      })),
      authors: snapshot.mainTerms('authors'),
    });
    return pageDocument(text, [site]);
  },

  unknown: (snapshot: Snapshot): Document =>
    missingDocument(renderNotFound(site, latest(snapshot)), CACHE.notFound),

  gone: (snapshot: Snapshot): Document =>
    missingDocument(renderGone(site, latest(snapshot)), CACHE.gone),
});
