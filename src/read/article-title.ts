import path from 'node:path';
import { atStart, type Problem } from '../model/problem.ts';
import type { NamedFile } from './file-name.ts';
import type { ParsedSource } from './parsed-source.ts';

/** An article's text, and what is known of it. */
export interface ArticleText {
  readonly file: string;
  readonly isText: boolean;
  /** Without the front matter. */
  readonly body: string;
  readonly named: NamedFile;
}

/** A title made of a file's name: `old-name` is "Old name"; a name with blanks is a title already, and so is a day. */
function titleOf({ stem }: NamedFile, file: string): string {
  if (!/\p{L}/u.test(stem)) return stem || path.posix.basename(file, path.posix.extname(file));
  const words = stem.includes(' ') ? stem : stem.replace(/[-_]+/g, ' ');
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

interface Titled {
  readonly text: string;
  /** Whether it is made of the name of the file. */
  readonly isFromName: boolean;
}

export function findTitle(
  { title }: ParsedSource,
  given: string | undefined,
  { file, isText, body, named }: ArticleText,
): Titled | { readonly problem: Problem } {
  const stated = given ?? (title?.text || undefined);
  if (stated !== undefined) return { text: stated, isFromName: false };
  if (isText) {
    const message =
      body.trim() === ''
        ? 'the file is empty; put the title on the first line, and the text below it'
        : 'the sidecar leaves no line for the title; add a field "title", or keep a line';
    return { problem: atStart(file, message) };
  }
  return { text: titleOf(named, file), isFromName: true };
}
