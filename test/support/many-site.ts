import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import getPort from 'get-port';
import { expect, vi } from 'vitest';
import { createProject } from './project.ts';
import type { Server } from './server.ts';

/** How many articles come to those of the fixtures: enough for an archive. */
const MORE = 115;

const TAGS = ['Harbours', 'C++', 'C#', '東京', 'Fish & Chips'];

const BODY = `The ferry came back after three weeks, “as everybody had hoped,” officials said.

## What was wrong

> The tide is on time, and we are not.

- a rope
- ABriefWordOfMoreThanEightyLettersThatNobodyWouldWriteUnlessSomethingWasWrongWithTheKeyboard

| a table | that is wider | than a window | of 320 pixels | by some columns |
|---|---|---|---|---|
| 1 | 2 | 3 | 4 | Donaudampfschifffahrt |

\`\`\`
a line of code that is longer than any narrow window has room for, by a good deal of characters
\`\`\`

![Boats in the fog](media/harbour.jpg "The harbour")

[See the tide](film.md), or [more](https://elsewhere.test/).
`;

async function writeMore(root: string): Promise<void> {
  for (let number = 0; number < MORE; number += 1) {
    await writeFile(
      path.join(root, `seeds/more-${number}.md`),
      `---
title: The ferry came back, part ${number}
date: ${new Date(Date.UTC(2024, 2, 1, 8, number)).toISOString()}
tags: [${TAGS[number % 5]}, ${TAGS[(number + 1) % 5]}]
authors: [${number % 2 === 0 ? 'Jane Doe' : 'José García'}]
${number % 3 === 0 ? 'image: media/harbour.jpg\n' : ''}---

${BODY}`,
    );
  }
}

/** A site as its publisher sees it, with pictures and enough articles to browse. */
export async function startManySite(patience: number, language = 'en'): Promise<Server> {
  const project = await createProject(undefined, 'rich', writeMore);
  const port = await getPort({ host: '127.0.0.1' });
  const url = new URL(`http://127.0.0.1:${port}/`);
  const run = project.run(
    'start',
    '--port',
    `${port}`,
    ...['--var', `SITE_URL:${url.origin}`],
    ...['--var', `SITE_LANGUAGE:${language}`],
  );
  await vi.waitFor(() => expect(run.output()).toContain('Press Ctrl-C to stop'), {
    timeout: patience,
    interval: 100,
  });
  return {
    url,
    stop: async () => {
      await run.end();
      await project.remove();
    },
  };
}
