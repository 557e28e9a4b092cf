import type { ListedItem, SiteInfo } from '../feed/channel.ts';
import { directionOf } from '../model/direction.ts';
import { articlePath } from '../paths.ts';
import { Day } from './date.tsx';
import { toLocal } from './local.ts';
import { Authors } from './names.tsx';

interface TeaserProps {
  readonly item: ListedItem;
  readonly siteInfo: SiteInfo;
  /** Seen without scrolling, so its picture must not wait. */
  readonly isFirst: boolean;
}

const Teaser = ({ item, siteInfo, isFirst }: TeaserProps) => (
  <li
    class="h-entry"
    lang={item.language}
    dir={item.language === undefined ? 'auto' : directionOf(item.language)}
  >
    <div>
      {(item.published || item.authors.length > 0) && (
        <p class="quiet" lang={siteInfo.language}>
          {item.published && (
            // Isolated, so that its letters do not set the direction for the title.
            <bdi>
              <Day class="dt-published" instant={item.published} day={item.publishedDay} />
            </bdi>
          )}
          {item.published && item.authors.length > 0 && ' · '}
          {item.authors.length > 0 && <Authors {...item} />}
        </p>
      )}
      <h2>
        <a class="u-url p-name" href={articlePath(item.slug)}>
          {item.title}
        </a>
      </h2>
      <p class="p-summary">{item.summary}</p>
    </div>
    {item.image && (
      <img
        class="u-featured"
        src={toLocal(item.image.url, siteInfo)}
        alt={item.image.alt ?? ''}
        width={item.image.width}
        height={item.image.height}
        loading={isFirst ? undefined : 'lazy'}
      />
    )}
  </li>
);

/** This many have a summary and a picture; the others take a line each, so that no page gets long. */
const LEADS = 10;

const Line = ({ item, siteInfo }: Pick<TeaserProps, 'item' | 'siteInfo'>) => (
  <li class="h-entry">
    {item.published && (
      <span class="quiet" lang={siteInfo.language}>
        <Day class="dt-published" instant={item.published} day={item.publishedDay} />
      </span>
    )}
    <a class="u-url p-name" href={articlePath(item.slug)} lang={item.language}>
      <bdi>{item.title}</bdi>
    </a>
  </li>
);

/** Articles, newest first. The first ones show their date, authors, summary and picture. */
export const Articles = ({
  items,
  siteInfo,
}: {
  items: readonly ListedItem[];
  siteInfo: SiteInfo;
}) => (
  <>
    <ol class="articles">
      {items.slice(0, LEADS).map((item, at) => (
        <Teaser item={item} siteInfo={siteInfo} isFirst={at === 0} />
      ))}
    </ol>
    {items.length > LEADS && (
      <ol class="lines" start={LEADS + 1}>
        {items.slice(LEADS).map((item) => (
          <Line item={item} siteInfo={siteInfo} />
        ))}
      </ol>
    )}
  </>
);
