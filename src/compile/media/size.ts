/** In pixels, as displayed. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * A size in whole pixels, undefined if a side is not a positive number.
 * @example toSize(0.4, 12.6) // → { width: 1, height: 13 }
 */
export function toSize(width: number, height: number): Size | undefined {
  const isSize = [width, height].every((side) => Number.isFinite(side) && side > 0);
  return isSize
    ? { width: Math.max(1, Math.round(width)), height: Math.max(1, Math.round(height)) }
    : undefined;
}
