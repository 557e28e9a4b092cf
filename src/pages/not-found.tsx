import type { ArticleLink } from '../model/article.ts';
import type { SentenceName } from '../model/sentences.ts';
import { articlePath } from '../paths.ts';
import { Layout, renderPage } from './layout.tsx';
import type { PageSite } from './page-site.ts';
import { Say } from './say.tsx';

const Latest = ({ site, items }: { site: PageSite; items: readonly ArticleLink[] }) => (
  <>
    <h2>
      <Say site={site} the="latestArticles" />
    </h2>
    <ul>
      {items.map(({ slug, title, language }) => (
        <li>
          <a href={articlePath(slug)} lang={language}>
            <bdi>{title}</bdi>
          </a>
        </li>
      ))}
    </ul>
  </>
);

const render = (
  site: PageSite,
  title: SentenceName,
  reason: SentenceName,
  latest: readonly ArticleLink[],
): string =>
  renderPage(
    <Layout site={site} title={site.sentences[title]}>
      <div class="headline">
        <h1>
          <Say site={site} the={title} />
        </h1>
      </div>
      <div class="text">
        <p>
          <Say site={site} the={reason} />
        </p>
        {latest.length > 0 && <Latest site={site} items={latest} />}
        <p>
          <a href="/">
            <Say site={site} the="toFrontPage" with={{ site: <bdi>{site.title}</bdi> }} />
          </a>
        </p>
      </div>
    </Layout>,
  );

/** The page for an address that never existed. */
export const renderNotFound = (site: PageSite, latest: readonly ArticleLink[]): string =>
  render(site, 'notFound', 'notFoundReason', latest);

/** The page for an article that was removed. */
export const renderGone = (site: PageSite, latest: readonly ArticleLink[]): string =>
  render(site, 'gone', 'goneReason', latest);
