import { describe, expect, test } from 'vitest';
import { createFileFind } from '../../src/compile/find-file.ts';

describe('a file is found where each generator has it', () => {
  test.each<readonly [article: string, url: string, place: string]>([
    ['a.md', 'x.jpg', 'x.jpg'],
    ['trip/index.md', './x.jpg', 'trip/x.jpg'],
    ['_posts/2020-01-02-a.md', '/assets/img/x.jpg', 'assets/img/x.jpg'],
    ['posts/a.md', '/images/x.jpg', 'static/images/x.jpg'],
    ['posts/a.md', '/images/x.jpg', 'public/images/x.jpg'],
    ['posts/a.md', '/images/x.jpg', 'assets/images/x.jpg'],
    ['posts/a.md', '/images/x.jpg', 'source/images/x.jpg'],
    ['posts/a.md', 'images/x.jpg', 'images/x.jpg'],
    ['content/posts/a.md', 'images/x.jpg', 'content/images/x.jpg'],
    ['posts/a.md', '/static/images/x.jpg', 'images/x.jpg'],
    ['posts/a.md', '/blog/images/x.jpg', 'static/images/x.jpg'],
    ['a.md', '../../static/images/x.jpg', 'static/images/x.jpg'],
    ['site/posts/a.md', '/images/x.jpg', 'site/static/images/x.jpg'],
    ['_posts/a.md', 'x.jpg', '_posts/a/x.jpg'],
    ['posts/a.md', '../images/x.jpg', 'images/x.jpg'],
    ['posts/a.md', '{static}/images/x.jpg', 'images/x.jpg'],
    ['posts/a.md', '@site/static/images/x.jpg', 'static/images/x.jpg'],
    ['posts/a.md', '~/assets/x.jpg', 'assets/x.jpg'],
    ['a.md', 'Photo.JPG', 'photo.jpg'],
    ['a.md', 'a%20photo.jpg', 'a photo.jpg'],
    ['a.md', 'images\\x.jpg', 'images/x.jpg'],
    ['a.md', 'x.jpg?raw=true', 'x.jpg'],
    ['a.md', 'Episode #12.mp3', 'Episode #12.mp3'],
    ['a.md', 'What now?.mp3', 'What now?.mp3'],
    ['a.md', 'a%20b.mp3', 'a%20b.mp3'],
    ['posts/a.md', '/media/100%.mp3', 'media/100%.mp3'],
    ['a.md', 'Episode%20%2312.mp3', 'Episode #12.mp3'],
  ])('of %s, %s at %s', (article, url, place) => {
    const find = createFileFind([`seeds/${place}`, 'seeds/other/y.jpg', 'seeds/b.txt']);
    expect(find(`seeds/${article}`, url)).toBe(`seeds/${place}`);
  });
});

test('the one beside the article comes first', () => {
  const find = createFileFind(['seeds/x.jpg', 'seeds/static/x.jpg', 'seeds/a/x.jpg']);
  expect(find('seeds/a/b.md', 'x.jpg')).toBe('seeds/a/x.jpg');
  expect(find('seeds/a/b.md', '/x.jpg')).toBe('seeds/x.jpg');
});

test('a path is a URL first, and the name of a file only then', () => {
  const find = createFileFind(['seeds/a b.mp3', 'seeds/a%20b.mp3', 'seeds/x#1.mp3', 'seeds/x']);
  expect(find('seeds/a.md', 'a%20b.mp3')).toBe('seeds/a b.mp3');
  expect(find('seeds/a.md', 'x#1.mp3')).toBe('seeds/x');
});

test('of names that differ in case alone, only the exact one is meant', () => {
  const find = createFileFind(['seeds/x.jpg', 'seeds/X.jpg']);
  expect(find('seeds/a.md', 'X.jpg')).toBe('seeds/X.jpg');
  expect(find('seeds/a.md', 'x.JPG')).toBe(undefined);
});

test.each(['none.jpg', '/other/none.jpg', 'y.jpg', '..', '', '/', '#x', '../../../y.jpg'])(
  'no other file is taken for %j',
  (url) => {
    const find = createFileFind(['seeds/other/y.jpg']);
    expect(find('seeds/posts/a.md', url)).toBe(undefined);
  },
);
