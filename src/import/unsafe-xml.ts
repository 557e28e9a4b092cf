/** Where entities are declared: they can grow without bounds. */
const ENTITY = /<!ENTITY/i;

/** The place of the first declaration of an entity, if a document has one. */
export function findEntity(
  text: string,
): { readonly line: number; readonly column: number } | undefined {
  const declared = /^\s*</.test(text) ? text.search(ENTITY) : -1;
  if (declared < 0) return undefined;
  const before = text.slice(0, declared).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

export const NO_ENTITIES = 'a feed must not declare entities; save it without its DOCTYPE';
