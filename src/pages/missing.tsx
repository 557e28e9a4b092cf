import type { Channel } from '../feed/channel.ts';
import { Layout, renderPage } from './layout.tsx';

const render = (channel: Channel, title: string, explanation: string): string =>
  renderPage(
    <Layout channel={channel} title={title}>
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
export const renderNotFound = (channel: Channel): string =>
  render(channel, 'Nothing here', 'There is no page at this address. Perhaps it is misspelt.');

/** The page for an article that was taken away. */
export const renderGone = (channel: Channel): string =>
  render(channel, 'No longer here', 'This article was taken away by its publisher.');
