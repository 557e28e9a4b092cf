import type { ListedFeed } from '../feed/channel.ts';
import { FEED_FORMATS, FORMATS } from '../feed/formats.ts';

/** The address of a feed in each format, to follow or to copy. */
export const Addresses = ({ of: { feedUrls } }: { of: ListedFeed }) => (
  <dl class="addresses">
    {FORMATS.map((format) => (
      <div>
        <dt>{FEED_FORMATS[format].name}</dt>
        <dd dir="ltr">
          <a href={new URL(feedUrls[format]).pathname}>{feedUrls[format]}</a>
        </dd>
      </div>
    ))}
  </dl>
);
