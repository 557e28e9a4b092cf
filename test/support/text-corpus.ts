import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { cleanText } from '../../src/model/characters.ts';

/** What a careful editor makes of a text: see the README beside the texts. */
export interface Expected {
  readonly language?: string;
  readonly title: string;
  /** Not judged where it is not given. */
  readonly authors?: readonly string[];
  readonly published?: string;
  readonly updated?: string;
  readonly rights?: string;
  readonly left_out?: readonly number[];
  readonly captions?: readonly number[];
  readonly credits?: readonly number[];
  readonly headings?: readonly number[];
  readonly items?: readonly number[];
  readonly notes?: readonly number[];
  readonly apart?: readonly number[];
  /** Of a kind that is open, but not to be left out. */
  readonly kept?: readonly number[];
  /** Lines that an editor could take either way. */
  readonly doubtful?: readonly number[];
  readonly summary_starts?: string;
}

const FOLDER = path.join(import.meta.dirname, '../fixtures/texts');

const read = (file: string): string => readFileSync(path.join(FOLDER, file), 'utf8');

/** Every text of the corpus, with its expected reading. */
export const CORPUS: readonly {
  readonly name: string;
  readonly text: string;
  readonly expected: Expected;
}[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.txt'))
  .map((file) => {
    const name = file.slice(0, -'.txt'.length);
    return {
      name,
      text: cleanText(read(file)).text,
      expected: parse(read(`${name}.expected.yaml`)),
    };
  });
