import { expect, test, vi } from 'vitest';
import { createMemory } from '../../src/http/memory.ts';

test('what was made once is made no more', async () => {
  const make = vi.fn(async () => 'made');
  const memory = createMemory<string>();
  expect(await Promise.all([1, 2, 3].map(() => memory.recall('a', make)))).toEqual([
    'made',
    'made',
    'made',
  ]);
  expect(await memory.recall('a', make)).toBe('made');
  expect(make).toHaveBeenCalledOnce();
});

test.each([
  ['failed', async () => Promise.reject(new Error('no'))],
  [
    'failed before it began',
    () => {
      throw new Error('no');
    },
  ],
  ['turned out to be nothing', async () => undefined],
])('what %s is tried again', async (_, fail) => {
  const memory = createMemory<string | undefined>();
  await memory.recall('a', fail).catch(() => {});
  expect(await memory.recall('a', async () => 'made')).toBe('made');
});

test('what was made is there without a wait, until it is forgotten', async () => {
  const memory = createMemory<string>();
  const making = memory.recall('a', async () => 'made');
  expect(memory.find('a')).toBeUndefined();
  await making;
  expect(memory.find('a')).toBe('made');
  memory.forget('a');
  expect(await memory.recall('a', async () => 'made anew')).toBe('made anew');
});
