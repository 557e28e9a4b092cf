import type { Entries, Entry } from './entry.ts';

const LINE = /^(?<name>[A-Za-z][\w .-]*?)[ \t]*:[ \t]*(?<value>.*)$/;

/** Pelican has several authors or tags in a line, with semicolons, or else with commas, between them. */
function splitNames(name: string, value: string): string | readonly string[] {
  if (!/^(?:authors|tags|keywords)$/i.test(name)) return value;
  if (value.includes(';')) return value.split(';');
  return /^authors$/i.test(name) ? value.split(',') : value;
}

/** Lines of `Name: value`; what is indented goes on with the line above. */
export function readHeaderEntries(text: string): Entries {
  const entries: Entry[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    const { name, value = '' } = LINE.exec(line)?.groups ?? {};
    const last = entries.at(-1);
    if (name !== undefined) {
      const place = { line: at + 1, column: 1 };
      const start = { ...place, column: line.length - value.length + 1 };
      entries.push({ name, value: splitNames(name, value.trim()), place, placeOf: () => start });
    } else if (last && line.trim() !== '') {
      entries[entries.length - 1] = { ...last, value: `${last.value} ${line.trim()}`.trim() };
    }
  }
  return { entries };
}
