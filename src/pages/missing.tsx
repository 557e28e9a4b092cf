import type { Masthead } from '../feed/channel.ts';
import { Layout, renderPage } from './layout.tsx';

const render = (masthead: Masthead, title: string, explanation: string): string =>
  renderPage(
    <Layout masthead={masthead} title={title}>
      <div class="headline">
        <h1>{title}</h1>
      </div>
      <div class="text">
        <p>{explanation}</p>
        <p>
          <a href="/">See the latest articles</a>
        </p>
      </div>
    </Layout>,
  );

/** The page for an address that never was. */
export const renderNotFound = (masthead: Masthead): string =>
  render(masthead, 'Nothing here', 'There is no page at this address. Perhaps it is misspelt.');

/** The page for an article that was taken away. */
export const renderGone = (masthead: Masthead): string =>
  render(masthead, 'No longer here', 'This article was taken away by its publisher.');
