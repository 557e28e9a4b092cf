import type { Element } from 'hast';
import { listElements } from '../elements.ts';
import { isHidden } from '../hidden.ts';
import { withArticle } from '../urls.ts';
import type { Weights } from './weights.ts';

/** Elements that stand beside an article, by their meaning in HTML. */
const BESIDE: ReadonlySet<string> = new Set(['nav', 'aside', 'footer', 'form']);

const ROLES: ReadonlySet<unknown> = new Set([
  'navigation',
  'complementary',
  'contentinfo',
  'search',
  'dialog',
  'alertdialog',
]);

/** What the classes and ids of widespread themes, programs and services call what is around an article. */
const NAMES: readonly (readonly [what: string, name: RegExp])[] = [
  [
    'comments',
    /^(?:(?:post|entry|article|blog)-?)?comments?(?:-?(?:area|block|box|container|feed|form|holder|list|section|template|thread|wrap|wrapper)s?)?$|^(?:respond|disqus|disqus-thread|giscus|utterances|cusdis-thread|isso-thread|remark42|fb-comments)$/,
  ],
  [
    'links to other articles',
    /^(?:jp-?|post-|article-)?related(?:-?(?:articles?|content|entries|items|links|list|news|posts?|reading|section|stories|wrap|wrapper))?$|^(?:more|other|recent|popular|recommended)-?(?:articles|posts|stories|news)$|^(?:yarpp|yarpp-related|read-?next|up-?next|you-?may-?(?:also-?)?like|outbrain|taboola)(?:-.*)?$/,
  ],
  [
    'share buttons',
    /^(?:(?:post|article|entry|social)-?)?shar(?:e|ing)(?:-?(?:bar|block|box|buttons?|container|icons?|links?|list|post|section|this|tools?|widget))?$|^social(?:-?(?:bar|buttons?|icons?|links?|media|nav))?$|^(?:sharedaddy|sd-block|jp-post-flair|addtoany|addthis|a2a-kit)(?:-.*)?$/,
  ],
  [
    'a sign-up form',
    /^(?:newsletter|subscribe|subscription|sign-?up|mailing-?list)-?(?:area|block|box|cta|form|module|section|signup|widget|wrapper)$|^(?:newsletter|mc-embed-signup|kg-signup-card)$/,
  ],
  [
    'a cookie notice',
    /cookie.*(?:banner|bot|consent|dialog|disclaimer|law|notice|popup|prompt|warning)|(?:consent|gdpr).*(?:banner|dialog|modal|notice|popup)|^(?:global-|site-)?cookies?-?(?:alert|bar|box|message|modal|overlay)(?:-.*)?$|^(?:onetrust|cmplz|didomi|usercentrics|cc)-(?:.*-)?(?:banner|consent|host|sdk|window)$/,
  ],
  ['breadcrumbs', /^(?:.{1,20}-)?breadcrumbs?(?:-?(?:list|nav|trail|wrapper))?$/],
  [
    'navigation',
    /^(?:posts?|page|entry|article|site|main|primary|secondary|top|mobile|blog|comment)-?(?:nav|navbar|navigation|pagination|pager|menu)$|^(?:navbar|navigation|nav-?(?:links|menu|below|above|previous|next)|pager|pagination|prev-?next|back-to-top)$|^(?:.{1,20}-)?skip-?(?:links?|nav|to-content|to-main)$/,
  ],
  [
    'a sidebar',
    /^(?:(?:left|right|page|blog|main|primary|secondary|site)-?)?sidebar(?:-?(?:area|container|inner|left|outer|primary|right|secondary|widgets?|wrapper|\d))?$|^widget-?area$/,
  ],
  [
    'an advertisement',
    /^(?:adsbygoogle|advert|adverts|advertisement|advertising|ads?-?(?:banner|block|box|container|placeholder|slot|space|unit|wrap|wrapper)s?|ads|google-?ads?|sponsored-?(?:content|posts?|links?))$/,
  ],
];

/** Elements whose classes say what a part of a page is for. Of smaller ones, they may say what a word is. */
const PARTS: ReadonlySet<string> = new Set(
  'div section article aside ul ol dl form details header menu table'.split(' '),
);

/** What Sphinx and pandoc put around each part of a text, with an id made of its heading. */
const SECTION = /^(?:level\d|section|sect\d)$/;

/** In characters; no theme's names are longer. */
const LONGEST_NAME = 60;

const CASE = /(?<=[a-z\d])(?=[A-Z])/g;

const normalize = (name: unknown): string =>
  String(name).replace(CASE, '-').toLowerCase().replace(/[_-]+/g, '-');

function isSectionOfText(node: Element, classes: readonly string[]): boolean {
  if (classes.some((name) => SECTION.test(name))) return true;
  if (node.tagName !== 'section') return false;
  const [heading] = node.children.filter((child) => child.type === 'element');
  return (
    heading !== undefined &&
    listElements(heading).some(({ properties: { className } }) =>
      [className].flat().includes('headerlink'),
    )
  );
}

function readNames(node: Element): string | undefined {
  if (!PARTS.has(node.tagName)) return undefined;
  const { className, id } = node.properties;
  const classes = Array.isArray(className) ? className.map(normalize) : [];
  const names = id === undefined || isSectionOfText(node, classes) ? [] : [normalize(id)];
  const all = [...classes, ...names].filter(({ length }) => length <= LONGEST_NAME);
  return NAMES.find(([, pattern]) => all.some((name) => pattern.test(name)))?.[0];
}

/** What an element is if it is not part of an article, by its own signs. */
function nameBoilerplate(node: Element): string | undefined {
  const { tagName, properties } = node;
  if (tagName === 'blockquote' || tagName === 'body') return undefined;
  const element = `${withArticle(`<${tagName}>`)} element`;
  if (isHidden(node)) return `${withArticle(`hidden <${tagName}>`)} element`;
  const named = readNames(node);
  if (BESIDE.has(tagName)) return named === undefined ? element : `${element} (${named})`;
  if (ROLES.has(properties.role)) return `${element} (${String(properties.role)})`;
  return named === undefined ? undefined : `${element} (${named})`;
}

const hasArticle = (node: Element): boolean =>
  listElements(node).some(({ tagName }) => tagName === 'h1' || tagName === 'main');

/**
 * What an element is if it is not part of an article. What nearly all of the text is in is no such thing,
 * whatever it says: a `<form>` around a whole page, or a `<nav>` that nobody closed.
 * @param whole how much text there is in all
 */
export function findBoilerplate(
  node: Element,
  weights: Weights,
  whole: number,
): string | undefined {
  const what = nameBoilerplate(node);
  if (what === undefined) return undefined;
  const { text } = weights.of(node);
  if (text > 0 && text >= whole * (node.tagName === 'form' ? 0.5 : 0.9)) return undefined;
  return node.tagName === 'form' && hasArticle(node) ? undefined : what;
}
