import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readImports } from './imports.ts';
import { ROOMS } from './rooms.ts';

const imports = readImports();

/** The innermost room that a file is in. */
const roomOf = (file: string): string | undefined =>
  Object.keys(ROOMS)
    .filter((room) => (room.endsWith('/') ? file.startsWith(room) : file === room))
    .toSorted((a, b) => b.length - a.length)[0];

const isFile = (name: string): boolean => imports.has(name);

/** True for the version of Tidings, which everybody may know. */
const isManifest = (name: string): boolean => name === '../package.json';

/** True for data next to the file that reads it. */
const isOwnData = (room: string, name: string): boolean =>
  name.endsWith('.json') && name.startsWith(room);

function allows(room: string, name: string): boolean {
  const target = isFile(name) ? roomOf(name) : undefined;
  if (target !== undefined)
    return target === room || ROOMS[room]?.imports.includes(target) === true;
  const asAllowed = name.replace(/^node:.*/, 'node:*');
  return (
    isManifest(name) || isOwnData(room, name) || ROOMS[room]?.packages.includes(asAllowed) === true
  );
}

/** Every file that one leads to by its imports. */
function reach(start: string): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [start];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    waiting.push(...(imports.get(file) ?? []).filter(isFile));
  }
  return reached;
}

test('every file is in a room', () => {
  expect([...imports.keys()].filter((file) => roomOf(file) === undefined)).toEqual([]);
});

test('no room is empty', () => {
  const lived = new Set([...imports.keys()].map(roomOf));
  expect(Object.keys(ROOMS).filter((room) => !lived.has(room))).toEqual([]);
});

test('no file imports what its room may not', () => {
  const trespasses = [...imports].flatMap(([file, names]) =>
    names
      .filter((name) => !allows(roomOf(file) ?? '', name))
      .map((name) => `${file} imports ${name}`),
  );
  expect(trespasses).toEqual([]);
});

test('no border is open that nobody crosses', () => {
  const crossed = new Map<string, Set<string>>();
  for (const [file, names] of imports) {
    const room = roomOf(file) ?? '';
    const known = crossed.get(room) ?? new Set();
    for (const name of names.filter((each) => !isOwnData(room, each)))
      known.add(roomOf(name) ?? name.replace(/^node:.*/, 'node:*'));
    crossed.set(room, known);
  }
  const unused = Object.entries(ROOMS).flatMap(([room, { imports: rooms, packages }]) =>
    [...rooms, ...packages]
      .filter((name) => !crossed.get(room)?.has(name))
      .map((name) => `${room} need not import ${name}`),
  );
  expect(unused).toEqual([]);
});

test('no import goes round, types included', () => {
  const circles = [...imports.keys()].filter((file) =>
    (imports.get(file) ?? []).some((name) => isFile(name) && reach(name).has(file)),
  );
  expect(circles).toEqual([]);
});

test('no import goes up', () => {
  const order = Object.keys(ROOMS);
  const folderOf = (room: string): string => room.replace(/\/.*/, '');
  const upward = Object.entries(ROOMS).flatMap(([room, { imports: rooms }]) =>
    rooms
      .filter(
        (other) => folderOf(other) !== folderOf(room) && order.indexOf(other) > order.indexOf(room),
      )
      .map((other) => `${room} imports ${other}`),
  );
  expect(upward).toEqual([]);
});

test('the Worker carries nothing that runs in Node', () => {
  const carried = [...reach('worker.ts')].filter(
    (file) => ROOMS[roomOf(file) ?? '']?.runs === 'Node',
  );
  expect(carried).toEqual([]);
});

test('what runs in the Worker alone is reached from its entry', () => {
  const reached = reach('worker.ts');
  const lost = [...imports.keys()].filter(
    (file) =>
      ROOMS[roomOf(file) ?? '']?.runs === 'Worker' && !reached.has(file) && !file.endsWith('.d.ts'),
  );
  expect(lost).toEqual(['feed/no-reader.ts']);
});

test('CONTRIBUTING.md shows the rooms as they are', () => {
  const text = readFileSync(path.join(import.meta.dirname, '../../CONTRIBUTING.md'), 'utf8');
  const rows = [...text.matchAll(/^\| `(\S+)` \| .+ \| (both|Node|Worker) \| (.*)\|$/gm)];
  const shown = rows.map(([, room, runs, imports = '']) => ({
    room,
    runs,
    imports: imports.match(/[^`, ]+/g) ?? [],
  }));
  const rooms = Object.entries(ROOMS).map(([room, { runs, imports: rooms }]) => ({
    room,
    runs,
    imports: rooms,
  }));
  expect(shown).toEqual(rooms);
});
