import { NAME_PREFIX } from '../markup/reference.ts';
import { createLookup, type Span } from './code-spans.ts';
import type { Edit } from './edits.ts';

/** Signs of addresses in which only their generator finds its way. */
export const PATH_SIGNS =
  /\{(?:filename|static|attach|author|category|tag|index)\}|\|(?:filename|static|attach)\||@\/|@site\/|pathname:\/\/|__GHOST_URL__/;

/** In front of them is what begins an address: `](`, `="`, `]: `. */
const MARKED =
  /(?<=\]\([ <]{0,2}|=["']|^ {0,3}\[[^\]\n]{1,200}\]:[ \t]?<?)(?:\{(author|category|tag)\}([^)"'>\n]*[^)"'>\s])|[{|](filename|static|attach|index)[}|](\/?)|(@\/|@site\/(?:static\/|public\/)?)|(pathname:\/\/))/gm;

function writePath([, term, name = '', kind, slash, root, plain]: RegExpExecArray): string {
  if (plain !== undefined) return '';
  if (root !== undefined) return NAME_PREFIX;
  if (term !== undefined)
    return `/${term === 'author' ? 'authors' : 'tags'}/${encodeURIComponent(name)}`;
  if (kind === 'index') return '/';
  return slash === '/' ? NAME_PREFIX : '';
}

const GHOST = /__GHOST_URL__(?=(\/?))/g;

/** Ghost leaves a name where its own address belongs: what follows is a path from the root. */
export function readGhostUrls(text: string, code: readonly Span[]): readonly Edit[] {
  const isCode = createLookup(code);
  return [...text.matchAll(GHOST)].flatMap(({ index, 0: all, 1: slash }) =>
    isCode(index) ? [] : [{ start: index, end: index + all.length, text: slash === '' ? '/' : '' }],
  );
}

/** What becomes of Pelican's `{filename}x.md`, Zola's `@/x.md`, Docusaurus's `@site/x.md`. */
export function readPaths(text: string, code: readonly Span[]): readonly Edit[] {
  const isCode = createLookup(code);
  const marked = [...text.matchAll(MARKED)].flatMap((match) =>
    isCode(match.index)
      ? []
      : [{ start: match.index, end: match.index + match[0].length, text: writePath(match) }],
  );
  return [...marked, ...readGhostUrls(text, code)];
}
