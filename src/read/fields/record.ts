import type { Entry } from './entry.ts';
import type { FieldSyntax } from './front-matter.ts';
import { READERS } from './readers.ts';
import { checkSize } from './yaml-entries.ts';

/** Fields, and in which syntax they are written. */
interface Written {
  readonly syntax: FieldSyntax;
  readonly text: string;
}

/** Fields as they are written, whatever they mean; none where they cannot be read. */
export function readEntries({ syntax, text }: Written): readonly Entry[] {
  const read = checkSize(text, '') ?? READERS[syntax](text, '');
  return 'entries' in read ? read.entries : [];
}

/** The same as plain data. */
export const readRecord = (written: Written): Readonly<Record<string, unknown>> =>
  Object.fromEntries(readEntries(written).map(({ name, value }) => [name, value]));
