/** A part of a JSON document that nobody has checked. */
export type JsonMap = Readonly<Record<string, unknown>>;

export const isMap = (value: unknown): value is JsonMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const toMap = (value: unknown): JsonMap => (isMap(value) ? value : {});

export const toMaps = (value: unknown): readonly JsonMap[] =>
  Array.isArray(value) ? value.filter(isMap) : [];

/** A text, or a number as one; undefined for anything else, and where it is empty. */
export function toText(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}
