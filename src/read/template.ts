/**
 * A text without the URLs that only compile can resolve, and the slots that they belong into, in their order.
 * @example { text: '[the guide](#start)', slots: [{ at: 12, url: 'guide.md' }] }
 */
export interface Template<Slot> {
  readonly text: string;
  readonly slots: readonly (Slot & {
    /** How many characters stand before it. */
    readonly at: number;
  })[];
}

/** The text with something in each of its slots, or nothing. */
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
