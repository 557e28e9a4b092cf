import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const SOURCE = path.join(import.meta.dirname, '../../src');

/** Where what a publisher is told about their files is written. */
const ROOMS = ['model', 'settings', 'read', 'lock', 'compile'] as const;

/** A comment on lines of its own. */
const COMMENT = /^\s*(?:\/\*.*?\*\/|\/\/.*?$)/gms;

/** A text in quotes of any kind, where a template may have another within; or a regular expression. */
const LITERAL =
  /(?<=[=(,:!&|?{};[]\s*|\breturn )\/(?![*/])(?:[^\\/[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\$]|\\.|\$(?!\{)|\$\{(?:[^{}`]|`[^`]*`)*\})*`/gs;

/** What a template fills in. */
const HOLE = /\$\{((?:[^{}`]|`[^`]*`)*)\}/gs;

/** What is wrong, then what to do. */
const HAS_ADVICE = /; [a-z$]/;

/** Where the literal that follows is a message, whatever it says. */
const ANNOUNCES = /(?:\b(?:message|problem)(?:: | = )|blame\()\(?\s*$/;

/** A part of a sentence. */
const HAS_WORDS = /[a-z]{2} [a-z]{2}/;

const readEscapes = (text: string): string => text.replace(/\\(.)/gs, '$1');

/** A message as the source has it, by the parts that it always has. */
export interface SourceMessage {
  readonly file: string;
  readonly parts: readonly string[];
}

function* readLiterals(code: string): Generator<{ readonly text: string; readonly at: number }> {
  for (const { 0: literal, index } of code.matchAll(LITERAL)) {
    if (literal.startsWith('/')) continue;
    yield { text: literal, at: index };
    if (literal.startsWith('`')) {
      for (const [, inside = ''] of literal.matchAll(HOLE)) yield* readLiterals(inside);
    }
  }
}

const listMessages = (file: string): readonly SourceMessage[] => {
  const code = readFileSync(path.join(SOURCE, file), 'utf8').replace(COMMENT, '');
  return [...readLiterals(code)]
    .filter(({ text, at }) => HAS_ADVICE.test(text) || ANNOUNCES.test(code.slice(0, at)))
    .filter(({ text }) => HAS_WORDS.test(text.replaceAll(HOLE, '')) && !text.includes('\n'))
    .map(({ text }) => ({
      file,
      parts: (text.startsWith('`') ? text.slice(1, -1).split(HOLE) : [text.slice(1, -1)])
        .filter((_, index) => index % 2 === 0)
        .map(readEscapes),
    }));
};

/** Every message about what a publisher wrote that is in the source. */
export const readMessages = (): readonly SourceMessage[] =>
  readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => /\.tsx?$/.test(name) && ROOMS.some((room) => name.startsWith(`${room}/`)))
    .flatMap(listMessages);

/** True where a text that a publisher reads has the message in it. */
export function hasMessage(said: string, { parts }: SourceMessage): boolean {
  let from = 0;
  for (const part of parts) {
    const at = said.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return true;
}
