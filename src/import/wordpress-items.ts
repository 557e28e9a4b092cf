import { childrenOf, textOf, type XmlRecord } from './xml-records.ts';

// The format: https://github.com/WordPress/WordPress/blob/master/wp-admin/includes/export.php

/** The value of the first of some fields that has one; empty if there is none. */
export function metaOf(item: XmlRecord, ...keys: readonly string[]): string {
  const all = childrenOf(item, 'wp:postmeta');
  for (const key of keys) {
    const found = all.find((meta) => textOf(meta, 'wp:meta_key') === key);
    const value = found && textOf(found, 'wp:meta_value');
    if (value) return value;
  }
  return '';
}

export const typeOf = (item: XmlRecord): string => textOf(item, 'wp:post_type') || 'post';

const PODCAST = /podcast|episode/i;

/** What WordPress and its plug-ins keep for themselves, or what somebody wrote to the site: orders, messages, replies. */
const INTERNAL =
  /^(?:nav_menu_item|revision|custom_css|customize_changeset|oembed_cache|user_request|safecss|guest-author|wp_\w+|acf-[\w-]+|jp_\w+|amp_\w+|elementor_\w+|e-[\w-]+|feedback|flamingo_\w+|nf_\w+|wpforms\w*|wpcf7_\w+|mc4wp-\w+|shop_\w+|product_variation|edd_\w+|give_\w+|scheduled-action|topic|reply|forum|popup|ml-slider|tablepress_table|bp-email|tribe_(?!events)\w+|ct_template|oxy_\w+|et_pb_layout|et_\w+|fl-builder-template|vc_\w+|ngg_\w+|display_type|content_block)$/;

export type Kind = 'article' | 'page' | 'internal';

/**
 * What the items of a type are here. Types of plug-ins and themes were not in the feed of the site, so they are pages.
 * @param isPublic whether items of it had addresses of their own
 */
export function kindOf(item: XmlRecord, isPublic: (type: string) => boolean): Kind {
  const type = typeOf(item);
  if (type === 'post') return 'article';
  if (type === 'page') return 'page';
  if (INTERNAL.test(type)) return 'internal';
  if (PODCAST.test(type)) return 'article';
  return isPublic(type) ? 'page' : 'internal';
}

const COMES: ReadonlySet<string> = new Set(['publish', 'future', 'draft', 'pending', '']);

const REASONS: Readonly<Record<string, string>> = {
  private: 'private',
  trash: 'in the trash',
  'auto-draft': 'a draft that was never saved',
  inherit: 'a revision',
};

/** Why an item does not come; undefined if it does. */
export function explainLeftOut(
  item: XmlRecord,
  isPublic: (type: string) => boolean,
): string | undefined {
  const status = textOf(item, 'wp:status');
  if (kindOf(item, isPublic) === 'internal') return `of the type "${typeOf(item)}"`;
  if (textOf(item, 'wp:post_password') !== '') return 'protected by a password';
  return COMES.has(status) ? undefined : (REASONS[status] ?? `of the status "${status}"`);
}

const two = (number: number): string => String(number).padStart(2, '0');

/** Of a time as databases write it; undefined for none, such as `0000-00-00 00:00:00`. */
function parseTime(written: string): number | undefined {
  const time = Date.parse(`${written.replace(' ', 'T')}Z`);
  return time > Date.UTC(1, 0) ? time : undefined;
}

/** WordPress has local times and the same in UTC: what is between them is the zone. */
export function readTime(local: string, utc: string): string | undefined {
  const [here, there] = [parseTime(local), parseTime(utc)];
  if (here === undefined) return there === undefined ? undefined : `${utc.replace(' ', 'T')}Z`;
  if (there === undefined) return local.replace(' ', 'T');
  const minutes = Math.round((here - there) / 60_000);
  const isZone = minutes % 15 === 0 && Math.abs(minutes) <= 14 * 60;
  if (minutes === 0 || !isZone) return `${utc.replace(' ', 'T')}Z`;
  const size = Math.abs(minutes);
  return `${local.replace(' ', 'T')}${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** `Wed, 06 May 2020 08:30:00 +0000` as databases write it; empty for none, such as one of the year -1. */
export function readPubDate(item: XmlRecord): string {
  const written = textOf(item, 'pubDate');
  const time = /\s-\d{4}\s/.test(written) ? 0 : Date.parse(written);
  return time > 0 ? new Date(time).toISOString().slice(0, 19).replace('T', ' ') : '';
}
