import type { Instant, Person } from '../model/article.ts';
import { cleanText } from '../model/characters.ts';
import { atStart, type Problem } from '../model/problem.ts';
import { decode } from '../read/decode.ts';
import {
  type DateSource,
  type ParsedArticle,
  readArticle,
  type SiteDefaults,
} from '../read/read-article.ts';
import { classifyBlocks, PARAGRAPH } from '../read/text/classify-blocks.ts';
import { explainStaying } from '../read/text/clutter/classify-clutter.ts';
import { readOverrides } from '../read/text/overrides.ts';
import { type ClassifiedBlock, ROLES } from '../read/text/roles.ts';
import { nameAuthors } from './people.ts';
import { readSeeds } from './seeds.ts';

/** A line of a source, and what it was taken for. */
export interface ExplainedLine {
  /** Counted from 1. */
  readonly line: number;
  readonly text: string;
  /** Undefined for a blank line, and for a line of Markdown or HTML that was kept whole. */
  readonly role?: string | undefined;
  readonly why?: string | undefined;
  readonly isShown: boolean;
}

/** How an article was read. */
export interface Explanation {
  readonly file: string;
  readonly title: string;
  readonly summary: string;
  readonly authors: readonly Person[];
  readonly published?: Instant | undefined;
  readonly publishedFrom?: DateSource | undefined;
  readonly updated?: Instant | undefined;
  readonly rights?: string | undefined;
  readonly lines: readonly ExplainedLine[];
}

/** A paragraph is what nothing else is: what speaks for it is told instead. */
const withReasons =
  (reasons: readonly string[]) =>
  (block: ClassifiedBlock, index: number): ClassifiedBlock =>
    block.why === PARAGRAPH.why ? { ...block, why: reasons[index] || block.why } : block;

function explainText(text: string, blocks: readonly ClassifiedBlock[]): readonly ExplainedLine[] {
  const reasons = explainStaying(blocks);
  const byLine = new Map(
    blocks
      .map(withReasons(reasons))
      .flatMap((block) =>
        Array.from(
          { length: block.last - block.first + 1 },
          (_, at) => [block.first + at, block] as const,
        ),
      ),
  );
  return text.split('\n').map((line, index) => {
    const block = byLine.get(index + 1);
    return {
      line: index + 1,
      text: line,
      role: block?.role,
      why: block?.why,
      isShown: block !== undefined && ROLES[block.role].isShown,
    };
  });
}

function explainMarkup(text: string, { leftOut }: ParsedArticle): readonly ExplainedLine[] {
  const byLine = Map.groupBy(leftOut, ({ line }) => line);
  return text.split('\n').map((line, index) => {
    const out = byLine.get(index + 1);
    return {
      line: index + 1,
      text: line,
      role: out ? 'left out' : undefined,
      why: out?.map(({ what }) => what).join(', '),
      isShown: out === undefined && line.trim() !== '',
    };
  });
}

/**
 * Reads an article of `seeds/` as compile does, and says how.
 * @param file relative to the project: `seeds/kim.md`
 */
export async function explain(
  root: string,
  file: string,
  defaults: SiteDefaults,
): Promise<Explanation | { readonly problems: readonly Problem[] }> {
  const { seeds, people } = await readSeeds(root);
  const seed = seeds.find(({ source }) => source.file === file);
  if (!seed)
    return { problems: [atStart(file, 'no such article; give the path of a file in seeds/')] };
  const reading = readArticle(seed, defaults);
  if ('problems' in reading) return reading;
  const [parsed = reading.parsed] = nameAuthors([reading.parsed], people);
  const decoded = decode(seed.source.bytes, file, seed.kind, defaults.language);
  const text = 'text' in decoded ? cleanText(decoded.text).text.trimEnd() : '';
  const { fields, title, summary, publishedFrom } = parsed;
  return {
    file,
    title,
    summary,
    authors: fields.authors ?? [],
    published: fields.published,
    publishedFrom,
    updated: fields.updated,
    rights: fields.rights,
    lines:
      seed.kind === 'text'
        ? explainText(text, classifyBlocks(text, readOverrides(text, fields).overrides))
        : explainMarkup(text, parsed),
  };
}
