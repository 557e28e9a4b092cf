const RAISED = new Map(
  Array.from('0123456789+-−=()', (each, at) => [each, '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾'[at]]),
);
const LOWERED = new Map(
  Array.from('0123456789+-−=()', (each, at) => [each, '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎'[at]]),
);

/** A number, without letters: `6`, `-6`, `2.5`, `1/2`. */
const NUMBER = /^[^\p{L}\p{M}]*\d[^\p{L}\p{M}]*$/u;

/**
 * Raised or lowered text without markup: Unicode has signs for digits; the rest stands as it is.
 * @example raise('6', 'sup') // → '⁶', as in 10⁶ km
 * @example raise('e', 'sup') // → 'e', as in XXe siècle
 */
export function raise(text: string, how: 'sup' | 'sub'): string {
  if (!NUMBER.test(text)) return text;
  const signs = how === 'sup' ? RAISED : LOWERED;
  return Array.from(text, (each) => signs.get(each) ?? each).join('');
}
