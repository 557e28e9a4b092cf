import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readHtml } from '../../../../src/read/markup/read-html.ts';

const FOLDER = path.join(import.meta.dirname, '../../../fixtures/pages');

const NAMES = readdirSync(FOLDER).filter((name) => name.endsWith('.html'));

/** What a page says, as a person would check it. */
function tell(html: string): string {
  const { title, said, contentText, leftOut, warnings } = readHtml(html);
  return [
    `title: ${title?.text}`,
    `authors: ${said.authors?.map(({ name }) => name).join(', ') ?? 'none'}`,
    `published: ${said.published ?? 'never'}`,
    '',
    contentText,
    '',
    ...leftOut.map(
      ({ line, what, text }) => `left out: line ${line}, ${what}${text ? `: ${text}` : ''}`,
    ),
    ...warnings.map(({ line, message }) => `warning: line ${line}, ${message}`),
    '',
  ].join('\n');
}

test.each(NAMES)('the article of a saved page is found: %s', async (name) => {
  const html = readFileSync(path.join(FOLDER, name), 'utf8');
  const golden = path.join(FOLDER, 'golden', name.replace('.html', '.txt'));
  await expect(tell(html)).toMatchFileSnapshot(golden);
});
