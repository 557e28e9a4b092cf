/** How a line looks, its words and numbers aside: `X : 40,000₩` → `w : 9,9₩`. */
export const toSkeleton = (text: string): string =>
  text.replace(/[\p{L}\p{M}]+(?:[ '’.-]+[\p{L}\p{M}]+)*/gu, 'w').replace(/\p{N}+/gu, '9');
