import type { Child } from 'hono/jsx';
import type { SentenceName, SiteSentences } from '../model/sentences.ts';
import type { PageSite } from './page-site.ts';

/** The parts of a sentence: between two texts, the name of what belongs there. */
const split = (sentence: string): readonly string[] => sentence.split(/\{(\w+)\}/);

const isName = (at: number): boolean => at % 2 === 1;

/**
 * A sentence with its places filled in, for attributes and titles.
 * @example fill('Page {number}', { number: '2' }) // → 'Page 2'
 */
export const fill = (sentence: string, parts: Readonly<Record<string, string>>): string =>
  split(sentence)
    .map((text, at) => (isName(at) ? parts[text] : text))
    .join('');

/** A whole number in the digits of the language. */
export const formatNumber = (number: number, { digits }: SiteSentences): string =>
  String(number).replace(/\d/g, (digit) => digits[Number(digit)] ?? digit);

/**
 * How many articles there are.
 * @example formatArticles(2, english) // → '2 articles'
 */
export function formatArticles(count: number, sentences: SiteSentences): string {
  const { articles, articlesForms } = sentences;
  const form = Number(articlesForms[count < 100 ? count : 100 + (count % 100)]);
  return fill(articles[form] ?? '{count}', { count: formatNumber(count, sentences) });
}

/** A text of the page itself, marked if it is in another language than the page. */
export const InSiteLanguage = ({ site, children }: { site: PageSite; children?: Child }) => {
  const { otherLanguage } = site.sentences;
  return otherLanguage === undefined ? (
    children
  ) : (
    // Sentences of another language are English or Norwegian.
    <span lang={otherLanguage} dir="ltr">
      {children}
    </span>
  );
};

interface SayProps {
  readonly site: PageSite;
  readonly the: SentenceName;
  /** What belongs into the places of the sentence. */
  readonly with?: Readonly<Record<string, Child>>;
}

/** A sentence of the page itself. */
export const Say = ({ site, the, with: parts = {} }: SayProps) => (
  <InSiteLanguage site={site}>
    {split(site.sentences[the]).map((text, at) => (isName(at) ? parts[text] : text))}
  </InSiteLanguage>
);
