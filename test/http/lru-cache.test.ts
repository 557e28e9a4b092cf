import { expect, test } from 'vitest';
import { createLruCache } from '../../src/http/lru-cache.ts';

const create = () => createLruCache<string>(10, (text) => text.length);

test('it returns what was set last under a key', () => {
  const memory = create();
  expect(memory.get('a')).toBeUndefined();
  memory.set('a', '1');
  memory.set('a', '2');
  expect(memory.get('a')).toBe('2');
});

test('the least recently used entry goes first', () => {
  const memory = create();
  for (const key of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) {
    memory.set(key, '12');
    expect(memory.get('a')).toBe('12');
  }
  expect(memory.get('b')).toBeUndefined();
  expect(memory.get('h')).toBe('12');
});

test('reading a large entry evicts nothing', () => {
  const memory = create();
  memory.set('large', '12345');
  memory.set('a', '1');
  for (let round = 0; round < 9; round += 1) {
    expect(memory.get('large')).toBe('12345');
    expect(memory.get('a')).toBe('1');
  }
});

test('an entry larger than the cache is kept until the next one', () => {
  const memory = create();
  memory.set('large', '123456789012345');
  expect(memory.get('large')).toHaveLength(15);
  memory.set('other', '123456789012345');
  expect(memory.get('other')).toHaveLength(15);
  expect(memory.get('large')).toBeUndefined();
});
