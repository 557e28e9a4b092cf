import { expect, test } from 'vitest';
import { runThreads } from '../../src/compile/threads.ts';
import { ArticleError, mapArticles } from '../../src/read/article-error.ts';

const FILE = '../../test/support/children/dying-thread.ts';

/** What becomes of portions, and of which number a thread died. */
async function run(portions: readonly (readonly number[])[]) {
  const results: number[] = [];
  const deaths: string[] = [];
  await runThreads<readonly number[], readonly number[]>({
    file: FILE,
    portions,
    onResult: (_, doubled) => results.push(...doubled),
    onDeath: (portion, { message }) => {
      if (portion.length > 1) return portion.map((number) => [number]);
      deaths.push(`${portion[0]}: ${message}`);
      return [];
    },
  });
  return { results: results.toSorted((a, b) => a - b), deaths };
}

test.each([
  ['nothing', [], [], []],
  ['portions that all are done', [[1, 2], [3], [4, 5]], [2, 4, 6, 8, 10], []],
  ['one that ends its thread', [[1, 13, 2], [3]], [2, 4, 6], ['13: unlucky']],
  [
    'several that do',
    [[13], [13, 1], [2, 13]],
    [2, 4],
    ['13: unlucky', '13: unlucky', '13: unlucky'],
  ],
])(
  'of %s, what can be done is done, and the others are told',
  async (_, portions, results, deaths) => {
    expect(await run(portions)).toEqual({ results, deaths });
  },
);

test('an error of one article names its file', () => {
  const parsedArticles = ['a', 'b'].map((file) => ({ file }));
  const make = ({ file }: { readonly file: string }) => {
    if (file === 'b') throw new URIError('URI malformed');
    return file;
  };
  expect(mapArticles(parsedArticles.slice(0, 1), make)).toEqual(['a']);
  expect(() => mapArticles(parsedArticles, make)).toThrow(ArticleError);
  expect(() => mapArticles(parsedArticles, make)).toThrow(
    expect.objectContaining({ file: 'b', message: 'URI malformed' }),
  );
});
