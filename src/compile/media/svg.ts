import { type Size, toSize } from './size.ts';

/** A length without a unit is in pixels. Percentages and font-relative units give no size. */
const LENGTH = /^(?<number>(?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d+)?)(?<unit>px|in|cm|mm|pt|pc)?$/i;

/** CSS Values 4 §6.2: pixels per unit. */
const PIXELS: Readonly<Record<string, number>> = {
  px: 1,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
  pt: 96 / 72,
  pc: 16,
};

function readLength(text = ''): number {
  const { number, unit = 'px' } = LENGTH.exec(text.trim())?.groups ?? {};
  return Number(number) * (PIXELS[unit.toLowerCase()] ?? Number.NaN);
}

/**
 * The size that a drawing asks for: its width and height, completed by the shape of its viewBox.
 * @see https://www.w3.org/TR/SVG2/coords.html#SizingSVGInCSS
 * @example readSvgSize(new Map([['width', '1in'], ['viewBox', '0 0 4 3']])) // → { width: 96, height: 72 }
 */
export function readSvgSize(attributes: ReadonlyMap<string, string>): Size | undefined {
  const width = readLength(attributes.get('width'));
  const height = readLength(attributes.get('height'));
  const [, , boxWidth = Number.NaN, boxHeight = Number.NaN] = (attributes.get('viewBox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  return (
    toSize(width, height) ??
    toSize(width, (width * boxHeight) / boxWidth) ??
    toSize((height * boxWidth) / boxHeight, height) ??
    toSize(boxWidth, boxHeight)
  );
}
