import type { Sentences, SiteSentences } from '../../model/sentences.ts';
import { findSentences } from '../../sentences/find-sentences.ts';

/** In every language, the form of a higher number is that of 100 and its last two digits. */
const NUMBERS = Array.from({ length: 200 }, (_, number) => number);

/** The forms that whole numbers need, and which of them each number does, so that the Worker needs no `Intl`. */
function listForms(
  language: string,
  forms: Sentences['articles'],
): Pick<SiteSentences, 'articles' | 'articlesForms'> {
  const rules = new Intl.PluralRules(language);
  const texts = NUMBERS.map((number) => forms[rules.select(number)] ?? forms.other);
  const articles = [...new Set(texts)];
  return { articles, articlesForms: texts.map((text) => articles.indexOf(text)).join('') };
}

/**
 * The sentences of a site's pages.
 * @param siteLanguage a BCP 47 tag
 */
export function localizeSentences(siteLanguage: string): SiteSentences {
  const { sentences, otherLanguage } = findSentences(siteLanguage);
  const { articles, footnotes, ...others } = sentences;
  const language = otherLanguage ?? siteLanguage;
  const format = new Intl.NumberFormat(language, { useGrouping: false });
  return {
    ...others,
    ...listForms(language, articles),
    digits: Array.from({ length: 10 }, (_, digit) => format.format(digit)),
    ...(otherLanguage !== undefined && { otherLanguage }),
  };
}
