import { expect, test } from 'vitest';
import { createLruCache } from '../../src/http/lru-cache.ts';

const create = () => createLruCache<string>(10, (text) => text.length);

test('what was kept is there, and the later of two under one key', () => {
  const memory = create();
  expect(memory.find('a')).toBeUndefined();
  memory.keep('a', '1');
  memory.keep('a', '2');
  expect(memory.find('a')).toBe('2');
});

test('what was not asked for makes room, and what is asked for stays', () => {
  const memory = create();
  for (const key of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) {
    memory.keep(key, '12');
    expect(memory.find('a')).toBe('12');
  }
  expect(memory.find('b')).toBeUndefined();
  expect(memory.find('h')).toBe('12');
});

test('what takes half of the room by itself pushes nothing out by being asked for', () => {
  const memory = create();
  memory.keep('large', '12345');
  memory.keep('a', '1');
  for (let round = 0; round < 9; round += 1) {
    expect(memory.find('large')).toBe('12345');
    expect(memory.find('a')).toBe('1');
  }
});

test('what is larger than the room is kept until the next comes, and nothing grows', () => {
  const memory = create();
  memory.keep('large', '123456789012345');
  expect(memory.find('large')).toHaveLength(15);
  memory.keep('other', '123456789012345');
  expect(memory.find('other')).toHaveLength(15);
  expect(memory.find('large')).toBeUndefined();
});
