import type { Sentences } from '../model/sentences.ts';
import { ar } from './ar.ts';
import { bg } from './bg.ts';
import { ca } from './ca.ts';
import { cs } from './cs.ts';
import { da } from './da.ts';
import { de } from './de.ts';
import { el } from './el.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fi } from './fi.ts';
import { fr } from './fr.ts';
import { he } from './he.ts';
import { hu } from './hu.ts';
import { id } from './id.ts';
import { it } from './it.ts';
import { ja } from './ja.ts';
import { ko } from './ko.ts';
import { nb } from './nb.ts';
import { nl } from './nl.ts';
import { pl } from './pl.ts';
import { pt } from './pt.ts';
import { ptPT } from './pt-PT.ts';
import { ro } from './ro.ts';
import { ru } from './ru.ts';
import { sk } from './sk.ts';
import { sv } from './sv.ts';
import { tr } from './tr.ts';
import { uk } from './uk.ts';
import { zh } from './zh.ts';
import { zhHant } from './zh-Hant.ts';

/** By a language, a language and a script, or a language and a region (BCP 47). */
const LANGUAGES: ReadonlyMap<string, Sentences> = new Map(
  Object.entries({
    ...{ ar, bg, ca, cs, da, de, el, en, es, fi, fr, he, hu, id, it, ja, ko },
    ...{ nb, nl, pl, pt, 'pt-PT': ptPT, ro, ru, sk, sv, tr, uk, zh, 'zh-Hant': zhHant },
  }),
);

/** Languages that are close enough to another one, and the name `no`, which means Bokmål. */
const OTHERS: Readonly<Record<string, string>> = { no: 'nb', nn: 'nb' };

/** Sentences in a language. */
interface FoundSentences {
  readonly sentences: Sentences;
  /** The language that they are in, if it is not the one that was asked for: a BCP 47 tag. */
  readonly otherLanguage?: string | undefined;
}

/**
 * The sentences for a language, from the tag down to the language alone; in English if there are none.
 * @example findSentences('zh-HK').sentences.tags // → '標籤'
 */
export function findSentences(tag: string): FoundSentences {
  const { language, script, region } = new Intl.Locale(tag).maximize();
  const other = OTHERS[language];
  const base = other ?? language;
  const sentences = [`${base}-${script}`, `${base}-${region}`, base]
    .map((name) => LANGUAGES.get(name))
    .find((each) => each !== undefined);
  if (!sentences) return { sentences: en, otherLanguage: 'en' };
  return { sentences, otherLanguage: other };
}
