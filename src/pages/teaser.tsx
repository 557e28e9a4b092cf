import { articlePath } from '../article/article.ts';
import type { ListedItem, Masthead } from '../feed/channel.ts';
import { Day } from './date.tsx';
import { directionOf } from './direction.ts';
import { toLocal } from './local.ts';
import { Authors } from './names.tsx';
import { Pager } from './pager.tsx';

interface TeaserProps {
  readonly item: ListedItem;
  readonly masthead: Masthead;
  /** It is seen without scrolling, so its picture need not wait. */
  readonly isFirst: boolean;
}

const Teaser = ({ item, masthead, isFirst }: TeaserProps) => (
  <li
    class="h-entry"
    lang={item.language}
    dir={item.language === undefined ? 'auto' : directionOf(item.language)}
  >
    <div>
      {(item.published || item.authors.length > 0) && (
        <p class="quiet" lang={masthead.language}>
          {item.published && (
            // Its letters say nothing of the direction of the title.
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
        src={toLocal(item.image.url, masthead)}
        alt={item.image.alt ?? ''}
        width={item.image.width}
        height={item.image.height}
        loading={isFirst ? undefined : 'lazy'}
      />
    )}
  </li>
);

/** Articles, the newest first: when, who, what, with a picture where there is one. */
export const Teasers = ({
  items,
  masthead,
}: {
  items: readonly ListedItem[];
  masthead: Masthead;
}) => (
  <ol class="articles">
    {items.map((item, at) => (
      <Teaser item={item} masthead={masthead} isFirst={at === 0} />
    ))}
  </ol>
);

/** A part of a list. */
export interface Part {
  /** From 1 on, which is the newest. */
  readonly number: number;
  readonly items: readonly ListedItem[];
  readonly hasOlder: boolean;
  /** The path of the whole list, without a slash at its end: empty for that of the front page. */
  readonly folder: string;
}

/** The path of a part. */
export const partPath = (folder: string, number: number): string =>
  number === 1 ? folder || '/' : `${folder}/page/${number}`;

/** The way to the other parts of a list. */
export const PartPager = ({ number, hasOlder, folder }: Part) => (
  <Pager
    back={number > 1 ? { path: partPath(folder, number - 1), name: 'Newer articles' } : undefined}
    onward={hasOlder ? { path: partPath(folder, number + 1), name: 'Older articles' } : undefined}
  />
);
