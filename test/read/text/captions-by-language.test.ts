import { expect, test } from 'vitest';
import { classifyBlocks } from '../../../src/read/text/classify-blocks.ts';
import { CAPTIONS } from './captions-by-language.ts';

const TITLE = 'Harbour of Eastvale opens again three weeks after the storm';
const BODY =
  'The harbour of Eastvale opens again on Monday after three weeks of work, the mayor said, and the first ferries leave at six.';
const MORE =
  'Workers had cleared some four hundred tonnes of stones from the quay since the storm, which broke two piers in one night.';

test.each(Object.entries(CAPTIONS))('captions with their credits in %s', (_, captions) => {
  for (const caption of captions) {
    const above = classifyBlocks(`${TITLE}\n\n${caption}\n\n${BODY}\n\n${MORE}`);
    expect([caption, ...above.map(({ role }) => role)]).toEqual([
      caption,
      'title',
      'caption',
      'paragraph',
      'paragraph',
    ]);
    const within = classifyBlocks(`${TITLE}\n\n${BODY}\n\n${caption}\n\n${MORE}\n\n${BODY}`);
    expect([caption, ...within.map(({ role }) => role)]).toEqual([
      caption,
      'title',
      'paragraph',
      'caption',
      'paragraph',
      'paragraph',
    ]);
  }
});
