import type { postprocess } from 'micromark';

/**
 * Markdown for who can show it: the text around each relative URL, and those URLs, which only
 * compile can resolve. There is one part more than there are URLs.
 */
export interface MarkdownSource {
  readonly parts: readonly string[];
  readonly urls: readonly string[];
}

/** What is cut out of a source, or stands in its place as a URL. */
interface Cut {
  readonly start: number;
  readonly end: number;
  readonly url?: string;
}

const DESTINATIONS: ReadonlySet<string> = new Set([
  'resourceDestinationString',
  'definitionDestinationString',
  'autolinkProtocol',
]);
const HEADINGS: ReadonlySet<string> = new Set(['atxHeading', 'setextHeading']);
const HTML: ReadonlySet<string> = new Set(['htmlFlow', 'htmlText']);

const COMMENT = /^<!--[\s\S]*-->\s*$/;
const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const HARMLESS = /^(?:https?|mailto):/i;

/** True for a URL that says its host, or leads nowhere else: only others have to be resolved. */
const isWhole = (url: string): boolean => HARMLESS.test(url) || url.startsWith('#');

/** Without the empty lines around it; the first line keeps its indentation. */
const trim = (part: string, isFirst: boolean, isLast: boolean): string => {
  const begun = isFirst ? part.replace(/^(?:[^\S\n]*\n)+/, '') : part;
  return isLast ? begun.trimEnd() : begun;
};

/**
 * The source of a text as it may go out. Nothing where somebody wrote HTML in it, or a URL that could
 * run, since no sanitiser of ours sees what a reader makes of those.
 * @param events of micromark, over this text
 * @param hasTitle whether its first heading is the title, which feeds say elsewhere
 */
export function buildMarkdownSource(
  text: string,
  events: ReturnType<typeof postprocess>,
  hasTitle: boolean,
): MarkdownSource | undefined {
  const cuts: Cut[] = [];
  let titleIsDue = hasTitle;
  for (const [kind, { type, start, end }] of events) {
    if (kind === 'exit') continue;
    const place = { start: start.offset, end: end.offset };
    const slice = text.slice(place.start, place.end);
    if (HTML.has(type)) {
      if (!COMMENT.test(slice)) return undefined;
      cuts.push(place);
    } else if (HEADINGS.has(type) && titleIsDue) {
      titleIsDue = false;
      cuts.push(place);
    } else if (DESTINATIONS.has(type) && !isWhole(slice)) {
      if (SCHEME.test(slice) || /[\\&]/.test(slice)) return undefined;
      cuts.push({ ...place, url: slice });
    }
  }
  const parts: string[] = [''];
  let from = 0;
  for (const { start, end, url } of [...cuts, { start: text.length, end: text.length }]) {
    const before = text.slice(from, start);
    parts[parts.length - 1] += before;
    if (url !== undefined) parts.push('');
    from = end;
  }
  return {
    parts: parts.map((part, at) => trim(part, at === 0, at === parts.length - 1)),
    urls: cuts.flatMap(({ url }) => url ?? []),
  };
}
