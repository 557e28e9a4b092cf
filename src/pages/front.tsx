import { articlePath } from '../article/article.ts';
import type { Channel, Item } from '../feed/channel.ts';
import { FEED_FORMATS } from '../feed/formats.ts';
import { Day } from './date.tsx';
import { Layout, renderPage } from './layout.tsx';

const Teaser = ({ item, language }: { item: Item; language: string }) => (
  <li lang={item.language} dir="auto">
    {item.published && (
      <span class="quiet" lang={language}>
        <Day instant={item.published} language={language} />
      </span>
    )}
    <h2>
      <a href={articlePath(item.slug)}>{item.title}</a>
    </h2>
    <p>{item.summary}</p>
  </li>
);

const Subscribe = ({ channel }: { channel: Channel }) => (
  <section class="subscribe" id="subscribe" aria-labelledby="subscribe-title">
    <h2 id="subscribe-title">Subscribe</h2>
    <p>
      Copy one of these addresses into a feed reader, and new articles come to you: no account, no
      e-mail address, nobody following along. Any of the three will do.
    </p>
    <dl>
      {Object.values(FEED_FORMATS).map(({ name, path }) => (
        <>
          <dt>{name}</dt>
          <dd>
            <a href={path}>{new URL(path, channel.homeUrl).href}</a>
          </dd>
        </>
      ))}
    </dl>
  </section>
);

/** The front page: what this is, the latest articles, how to subscribe. */
export const renderFront = (channel: Channel): string =>
  renderPage(
    <Layout masthead={channel} description={channel.description} canonical={channel.homeUrl}>
      <div class="intro">
        <h1>{channel.title}</h1>
        <p>{channel.description}</p>
      </div>
      <ol class="articles">
        {channel.items.map((item) => (
          <Teaser item={item} language={channel.language} />
        ))}
      </ol>
      <Subscribe channel={channel} />
    </Layout>,
  );
