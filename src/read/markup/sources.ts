import type { Element } from 'hast';

type Properties = Element['properties'];

/** Where scripts find the address that they put into `src` later, the most usual first. */
const LATER = [
  'dataSrc',
  'dataLazySrc',
  'dataOriginal',
  'dataLazy',
  'dataLazyload',
  'dataOriginalSrc',
  'dataActualsrc',
  'dataCfsrc',
  'dataEcho',
  'dataHiResSrc',
  'dataLargeFile',
  'dataOrigFile',
] as const;

const LATER_SETS = ['dataSrcset', 'dataLazySrcset', 'dataOriginalSet', 'srcSet'] as const;

/** No address of a file: a picture within the text, or nothing yet. */
const UNUSABLE = /^(?:$|#|[a-z][a-z0-9+.-]*:(?<!^https?:)|\{|\$)/i;

/** How files are called that stand in for a picture. */
const STAND_IN =
  /(?:^|[/_.-])(?:placeholder|blank|spacer|transparent|pixel|1x1|loading|loader|lazy(?:load)?|spinner|dummy|empty|clear|gr[ae]y|trans|[a-z]{1,2}(?=\.gif))(?:[-_.]?(?:image|img|pic|picture|bg|gif|\d+(?:x\d+)?))*\.(?:gif|png|jpe?g|svg|webp)(?:[?#]|$)/i;

const PICTURE = /\.(?:jpe?g|png|gif|webp|avif|svg)(?:[?#]\S*)?$/i;
const ABSOLUTE = /^(?:https?:)?\/\/[^\s/]/i;

const readUsable = (value: unknown): string | undefined => {
  const address = typeof value === 'string' ? value.trim() : '';
  return UNUSABLE.test(address) ? undefined : address;
};

/** In characters. What is longer holds pictures, not addresses. */
const LONGEST_SET = 20_000;

const DESCRIPTOR = /^([\d.]+)[wx](?:,(.*))?$/;

/**
 * The largest picture of a `srcset`.
 * @example findLargest('a.jpg 300w, b.jpg 600w') // → 'b.jpg'
 * @see https://html.spec.whatwg.org/multipage/images.html#parsing-a-srcset-attribute
 */
export function findLargest(set: unknown): string | undefined {
  const text = String(set ?? '').trim();
  if (text === '' || text.length > LONGEST_SET) return undefined;
  const found: { readonly address: string; size: number }[] = [];
  const add = (token: string): void => {
    const address = token.replace(/^,+/, '').replace(/,{1,100}$/, '');
    if (address !== '') found.push({ address, size: 1 });
  };
  for (const token of text.split(/\s+/)) {
    const [, size, next] = DESCRIPTOR.exec(token) ?? [];
    const last = found.at(-1);
    if (size === undefined || !last) add(token);
    else {
      last.size = Number(size);
      if (next) add(next);
    }
  }
  return found
    .filter(({ address }) => readUsable(address) !== undefined)
    .toSorted((a, b) => b.size - a.size)[0]?.address;
}

/** The first address in an attribute of a script's that looks like one. */
const findOther = (properties: Properties, pattern: RegExp): string | undefined =>
  Object.entries(properties)
    .filter(([name]) => name.startsWith('data'))
    .map(([, value]) => readUsable(value))
    .find((value) => value !== undefined && pattern.test(value));

const findLater = (properties: Properties): string | undefined => {
  for (const name of LATER) {
    const address = readUsable(properties[name]);
    if (address !== undefined) return address;
  }
  return undefined;
};

const findInSets = (properties: Properties): string | undefined => {
  for (const name of LATER_SETS) {
    const address = findLargest(properties[name]);
    if (address !== undefined) return address;
  }
  return undefined;
};

/**
 * The address of a picture, wherever it is, if its `src` is none: missing, `data:`, `about:blank`, or a file that stands
 * in for it until a script runs.
 * @param others addresses in the elements around it
 */
export function findPicture(
  properties: Properties,
  others: readonly string[] = [],
): string | undefined {
  const own = readUsable(properties.src);
  if (own !== undefined && !STAND_IN.test(own)) return own;
  return (
    findLater(properties) ??
    findInSets(properties) ??
    others[0] ??
    findOther(properties, PICTURE) ??
    own
  );
}

/** The address of a file or a page that an element shows or plays. */
export const findAddress = (properties: Properties): string | undefined =>
  readUsable(properties.src) ?? findLater(properties) ?? findOther(properties, ABSOLUTE);

/** True for the address of a picture that is more than a counter of readers. */
export const isPictureFile = (address: string): boolean =>
  PICTURE.test(address) && !STAND_IN.test(address);
