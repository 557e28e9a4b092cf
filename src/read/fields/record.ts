import type { FieldSyntax } from './front-matter.ts';
import { READERS } from './readers.ts';
import { checkSize } from './yaml-entries.ts';

/** Fields as plain data, whatever they mean; none where they cannot be read. */
export function readRecord({
  syntax,
  text,
}: {
  readonly syntax: FieldSyntax;
  readonly text: string;
}): Readonly<Record<string, unknown>> {
  const read = checkSize(text, '') ?? READERS[syntax](text, '');
  return 'entries' in read
    ? Object.fromEntries(read.entries.map(({ name, value }) => [name, value]))
    : {};
}
