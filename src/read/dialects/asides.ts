/** The kinds of asides that readers know: GitHub's. */
export const ASIDE_KINDS = ['note', 'tip', 'important', 'warning', 'caution'] as const;

export type AsideKind = (typeof ASIDE_KINDS)[number];

const words = (text: string): readonly string[] => text.split(' ');

/** What the generators and their themes call them. */
const NAMES: Readonly<Record<AsideKind, readonly string[]>> = {
  note: words(
    'note info information notice abstract summary tldr question help faq example seealso todo primary secondary default light neutral cite quote aside',
  ),
  tip: words('tip hint success check done tips'),
  important: words('important'),
  warning: words('warning warn attention'),
  caution: words('caution danger error bug failure fail missing critical alert-danger alert-error'),
};

const KINDS: ReadonlyMap<string, AsideKind> = new Map(
  ASIDE_KINDS.flatMap((kind) => NAMES[kind].map((name) => [name, kind] as const)),
);

/** @example toAsideKind('Danger') // → 'caution' */
export const toAsideKind = (name: string): AsideKind | undefined =>
  KINDS.get(name.trim().toLowerCase());

/** @example titleOf('see-also') // → 'See also' */
export const titleOf = (name: string): string => {
  const text = name.toLowerCase().replace(/[-_]+/g, ' ').trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
};

/**
 * The first line of an aside in Markdown as GitHub and Obsidian write it, without the `> `.
 * @example writeAsideHead('danger', 'Mind the gap') // → '[!DANGER] Mind the gap'
 */
export const writeAsideHead = (name: string, title: string): string =>
  `[!${name.toUpperCase()}]${title && ` ${title}`}`;
