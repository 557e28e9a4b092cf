/**
 * A text without the URLs that only compile can resolve, and the slots where they belong, in order.
 * @example { text: '[the guide](#start)', slots: [{ at: 12, url: 'guide.md' }] }
 */
export interface Template<Slot> {
  readonly text: string;
  readonly slots: readonly (Slot & {
    /** The slot's offset in the text. */
    readonly at: number;
  })[];
}

/**
 * Fills each slot of a text; '' leaves a slot empty.
 * @example fillTemplate({ text: '[a]()', slots: [{ at: 4, url: 'b' }] }, ({ url }) => url) // → '[a](b)'
 */
export function fillTemplate<Slot>(
  { text, slots }: Template<Slot>,
  fill: (slot: Slot) => string,
): string {
  const pieces: string[] = [];
  let from = 0;
  for (const slot of slots) {
    pieces.push(text.slice(from, slot.at), fill(slot));
    from = slot.at;
  }
  return pieces.join('') + text.slice(from);
}
