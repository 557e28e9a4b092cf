import { expect, test } from 'vitest';
import { namePassedOver } from '../../src/compile/passed-over.ts';

test('a few files and folders are named, and many of one ending are counted', () => {
  expect(
    namePassedOver([
      'seeds/_layouts/',
      'seeds/_config.yml',
      'seeds/Gemfile.lock',
      'seeds/LICENSE',
      ...['a.png', 'b.PNG', 'img/c.png'].map((file) => `seeds/${file}`),
    ]),
  ).toEqual(['3 .png files', '_layouts/', '_config.yml', 'Gemfile.lock', 'LICENSE']);
});
