import type { Reading } from './reading.ts';

/**
 * The canonical form of a BCP 47 language tag.
 * @example readLanguage('pt-br') // → { value: 'pt-BR' }
 */
export function readLanguage(text: string): Reading<string> {
  try {
    return { value: Intl.getCanonicalLocales(text)[0] ?? text };
  } catch {
    return { problem: `"${text}" is not a language tag (BCP 47); use one such as "en" or "pt-BR"` };
  }
}
