import type { Masthead } from '../feed/channel.ts';
import type { ArticleLink } from '../model/article.ts';
import { articlePath } from '../paths.ts';
import { Layout, renderPage } from './layout.tsx';

/** The newest articles, for somebody who found nothing. */
const Latest = ({ items }: { items: readonly ArticleLink[] }) => (
  <>
    <h2>The latest articles</h2>
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
  masthead: Masthead,
  title: string,
  explanation: string,
  latest: readonly ArticleLink[],
): string =>
  renderPage(
    <Layout masthead={masthead} title={title}>
      <div class="headline">
        <h1>{title}</h1>
      </div>
      <div class="text">
        <p>{explanation}</p>
        {latest.length > 0 && <Latest items={latest} />}
        <p>
          <a href="/">To the front page of {masthead.title}</a>
        </p>
      </div>
    </Layout>,
  );

/** The page for an address that never was. */
export const renderNotFound = (masthead: Masthead, latest: readonly ArticleLink[]): string =>
  render(
    masthead,
    'Nothing here',
    'There is no page at this address. Perhaps it is misspelt.',
    latest,
  );

/** The page for an article that was taken away. */
export const renderGone = (masthead: Masthead, latest: readonly ArticleLink[]): string =>
  render(masthead, 'No longer here', 'This article was taken away by its publisher.', latest);
