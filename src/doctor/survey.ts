import { FEED_FORMATS, type FeedFormat, FORMATS } from '../feed/formats.ts';
import { OPML_PATH } from '../paths.ts';
import { type Answer, type Ask, type Reply, textOf } from './ask.ts';
import { type FeedFacts, readFeed } from './read-feed.ts';

/** A feed of the site, as it was answered first. */
export interface SurveyedFeed {
  readonly path: string;
  readonly format: FeedFormat;
  readonly reply: Reply;
  /** Nothing if it was not answered with 200. */
  readonly facts: FeedFacts | { readonly fault: string } | undefined;
}

/** What the checks know of a site, so that nothing is asked twice. */
export interface Survey {
  /** The origin of the site. */
  readonly site: URL;
  /** The one that was asked for, which may lead to the site. */
  readonly asked: URL;
  readonly ask: Ask;
  /** Waits, so that a cache can take in what it was just asked for. */
  readonly pause: () => Promise<unknown>;
  /** Why what only Cloudflare does cannot be told; undefined behind Cloudflare. */
  readonly noEdge: string | undefined;
  readonly front: Answer;
  /** The main one in all formats, then those of a tag, an author and an archive. */
  readonly feeds: readonly SurveyedFeed[];
  /** The page of an article. */
  readonly article: Answer | undefined;
  /** The path of a file of an article, a recording if there is any. */
  readonly media: string | undefined;
}

const FEED_OUTLINE = /xmlUrl="([^"]+)"/g;
const MEDIA = /https?:\/\/[^\s"'<>/\\]+\/media\/[\w%.~-]+/g;
const PLAYS = /\.(?:mp3|m4a|m4b|aac|ogg|oga|opus|flac|wav|mp4|m4v|mov|webm|ogv)$/i;

const LOCAL = /^(?:localhost|.*\.localhost|127\.[\d.]+|\[::1\])$/;

/** True for a host that is this machine. */
export const isLocal = ({ hostname }: URL): boolean => LOCAL.test(hostname);

/** @param path ends like a feed's */
const formatOf = (path: string): FeedFormat | undefined =>
  FORMATS.find((format) => path.endsWith(FEED_FORMATS[format].path));

/** The path of an address, whatever host it names: `SITE_URL` may be wrong. */
const pathOf = (address: string, { origin }: URL): string | undefined =>
  URL.canParse(address, origin) ? new URL(address, origin).pathname : undefined;

const originOf = (address: string): string | undefined =>
  URL.canParse(address) ? new URL(address).origin : undefined;

async function surveyFeed(site: URL, ask: Ask, path: string): Promise<SurveyedFeed> {
  const format = formatOf(path) ?? 'rss';
  const reply = await ask(site.origin + path);
  const isRead = reply.kind === 'answer' && reply.status === 200;
  return { path, format, reply, facts: isRead ? readFeed(format, textOf(reply)) : undefined };
}

/** The paths of a feed of a tag, of one of an author, and of one of an archive, as far as there are any. */
async function findOtherFeeds(
  site: URL,
  ask: Ask,
  main: readonly SurveyedFeed[],
): Promise<readonly string[]> {
  const opml = await ask(site.origin + OPML_PATH);
  const outlines =
    opml.kind === 'answer' && opml.status === 200
      ? [...textOf(opml).matchAll(FEED_OUTLINE)].map(([, address = '']) => pathOf(address, site))
      : [];
  const archive = main.flatMap(({ facts }) =>
    facts && 'items' in facts && facts.previousArchive !== undefined
      ? [pathOf(facts.previousArchive, site)]
      : [],
  )[0];
  return [
    outlines.find((path) => path?.startsWith('/tags/')),
    outlines.find((path) => path?.startsWith('/authors/')),
    archive,
  ].flatMap((path) => (path !== undefined && formatOf(path) ? [path] : []));
}

/** A file that a feed names, of those that are on the site: by the address asked, or the one that the feed gives. */
function findMedia(site: URL, feeds: readonly SurveyedFeed[]): string | undefined {
  const paths = feeds.flatMap(({ reply, facts }) => {
    if (reply.kind === 'silence' || !facts || !('self' in facts)) return [];
    const own = new Set([site.origin, facts.self && originOf(facts.self)]);
    return Array.from(textOf(reply).matchAll(MEDIA), ([address]) => address)
      .filter((address) => own.has(originOf(address)))
      .map((address) => new URL(address).pathname);
  });
  return paths.find((path) => PLAYS.test(path)) ?? paths[0];
}

const explainNoEdge = (site: URL, { headers }: Answer): string | undefined => {
  if (headers.has('cf-ray')) return undefined;
  return isLocal(site)
    ? "only Cloudflare's edge does this, and this is a server on this machine"
    : "only Cloudflare's edge does this, and the site is not behind it";
};

/** Asks for what the checks look at. */
export async function surveySite(
  site: URL,
  front: Answer,
  { ask, pause, asked }: Pick<Survey, 'ask' | 'pause' | 'asked'>,
): Promise<Survey> {
  const main = await Promise.all(
    FORMATS.map((format) => surveyFeed(site, ask, FEED_FORMATS[format].path)),
  );
  const others = await findOtherFeeds(site, ask, main);
  const feeds = [
    ...main,
    ...(await Promise.all(others.map((path) => surveyFeed(site, ask, path)))),
  ];
  const links = feeds.flatMap(({ facts }) =>
    facts && 'items' in facts ? facts.items.map(({ link }) => link) : [],
  );
  const path = links
    .map((link) => (link === undefined ? undefined : pathOf(link, site)))
    .find((each) => each?.startsWith('/articles/'));
  const article = path === undefined ? undefined : await ask(site.origin + path);
  return {
    site,
    asked,
    ask,
    pause,
    noEdge: explainNoEdge(site, front),
    front,
    feeds,
    article: article?.kind === 'answer' && article.status === 200 ? article : undefined,
    media: findMedia(site, feeds),
  };
}
