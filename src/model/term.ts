/** What articles are listed by besides their time; also the folder of these lists. */
export const TOPIC_KINDS = ['tags', 'authors'] as const;
export type TopicKind = (typeof TOPIC_KINDS)[number];

/** A topic's folder from the site's root on, without a slash at either end: `tags/c-sharp`. */
export type TopicKey = `${TopicKind}/${string}`;

/** What has a list of its own articles. */
export interface Topic {
  readonly name: string;
  /** As it stands in a path: what is beyond ASCII is percent-encoded. */
  readonly slug: string;
}

export const topicKey = (kind: TopicKind, { slug }: Pick<Topic, 'slug'>): TopicKey =>
  `${kind}/${slug}`;
