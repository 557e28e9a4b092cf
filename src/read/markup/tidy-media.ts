import type { Element, ElementContent } from 'hast';
import { listElements } from './elements.ts';
import { readEmoji } from './emoji.ts';
import { type Findings, leaveOut } from './findings.ts';
import { isPixel } from './hidden.ts';
import { startOf } from './position.ts';
import { findAddress, findLargest, findPicture, isPictureFile } from './sources.ts';
import { tidyAttributes } from './tidy-attributes.ts';

/** What stands in the place of a picture that nobody can load. */
const standIn = ({ properties: { alt } }: Element): readonly ElementContent[] =>
  typeof alt === 'string' && alt.trim() !== '' ? [{ type: 'text', value: alt }] : [];

interface ImageOptions {
  /** Whether an empty `alt` counts as missing. */
  readonly isAltRequired: boolean;
  /** Addresses in the elements around it. */
  readonly others?: readonly string[];
}

/** A picture with its `alt`; its `alt` alone if it has no address; nothing if it only counts readers. */
export function tidyImage(
  node: Element,
  findings: Findings,
  { isAltRequired, others = [] }: ImageOptions,
): readonly ElementContent[] {
  const sign = readEmoji(node.properties);
  if (sign !== undefined) return [{ type: 'text', value: sign }];
  const { properties } = node;
  const src = findPicture(properties, others) ?? properties.src;
  const isCounter = isPixel(node);
  if (isCounter && (src === properties.src || typeof src !== 'string' || !isPictureFile(src))) {
    leaveOut(findings, node, 'a one-pixel image');
    return [];
  }
  if (typeof src !== 'string' || /^(?:about:|$)/i.test(src.trim())) {
    leaveOut(findings, node, 'an image without an address');
    return standIn(node);
  }
  const { alt } = properties;
  const known = findings.references.length;
  const { width, height, ...tidied } = tidyAttributes(
    { ...node, properties: { alt: '', ...properties, src } },
    findings,
  );
  if (tidied.src === undefined) return standIn(node);
  if (alt === undefined || (isAltRequired && alt === '')) {
    const message = 'this image has no alt text; describe what it shows';
    findings.warnings.push({ ...startOf(node), message });
  }
  // The size of one of our own files is read from the file; that of a stand-in is another picture's.
  const size = findings.references.length > known || isCounter ? {} : { width, height };
  return [{ ...node, properties: { ...tidied, ...size }, children: [] }];
}

/** Types that some programs cannot show yet. */
const NEW_TYPES = /avif|webp|jxl|heic/i;

/** One of a `<picture>`, with the addresses of its sources, the most readable first. */
export function choosePicture(
  node: Element,
): { readonly image: Element; readonly others: readonly string[] } | undefined {
  const inside = [...listElements(node)];
  const images = inside.filter(({ tagName }) => tagName === 'img');
  const sources = inside.filter(({ tagName }) => tagName === 'source');
  const isNew = ({ properties: { type, srcSet } }: Element): boolean =>
    NEW_TYPES.test(String(type ?? srcSet ?? ''));
  const found = [...sources.filter((each) => !isNew(each)), ...sources.filter(isNew)].flatMap(
    ({ properties }) =>
      findLargest(properties.srcSet) ??
      findLargest(properties.dataSrcset) ??
      findAddress(properties) ??
      [],
  );
  const [first] = images;
  const image = images.find(({ properties }) => findPicture(properties) !== undefined) ?? first;
  if (image)
    return {
      image: { ...image, properties: { ...first?.properties, ...image.properties } },
      others: found,
    };
  const [src] = found;
  return src === undefined
    ? undefined
    : { image: { ...node, tagName: 'img', properties: { src }, children: [] }, others: [] };
}

/** A player or one of its files, with the addresses that a script would give it. */
export function findPlayed(node: Element): Element {
  const { src, poster, dataPoster } = node.properties;
  const address = findAddress(node.properties);
  const picture = poster === undefined ? findAddress({ dataSrc: dataPoster }) : undefined;
  if ((address === undefined || address === src) && picture === undefined) return node;
  return {
    ...node,
    properties: {
      ...node.properties,
      ...(address !== undefined && { src: address }),
      ...(picture !== undefined && { poster: picture }),
    },
  };
}
