import type { Instant, Person } from '../../model/article.ts';
import type { Block } from './blocks.ts';

/** What a block of raw text can be, and whether the article shows it. */
export const ROLES = {
  title: { name: 'the title', isShown: true },
  paragraph: { name: 'a paragraph', isShown: true },
  heading: { name: 'a heading', isShown: true },
  item: { name: 'a list item', isShown: true },
  quotation: { name: 'a quotation', isShown: true },
  verse: { name: 'a line of verse or an address', isShown: true },
  break: { name: 'a section break', isShown: true },
  caption: { name: 'a caption', isShown: true },
  credit: { name: 'a credit', isShown: true },
  note: { name: 'a closing note', isShown: true },
  apart: { name: 'kept separate, after the end', isShown: true },
  rights: { name: 'the copyright line', isShown: false },
  byline: { name: 'a byline', isShown: false },
  date: { name: 'a date line', isShown: false },
  section: { name: 'a section name', isShown: false },
  counter: { name: 'a counter', isShown: false },
  boilerplate: { name: 'boilerplate', isShown: false },
  promotion: { name: 'a promotion', isShown: false },
  repetition: { name: 'a repeat of the title', isShown: false },
  end: { name: 'an end mark', isShown: false },
  dropped: { name: 'dropped by the sidecar', isShown: false },
} as const satisfies Record<string, { name: string; isShown: boolean }>;

export type Role = keyof typeof ROLES;

/** What a line says about the article, besides its text. */
export interface Said {
  /** Of a paragraph that had to be the title too. */
  readonly title?: string | undefined;
  readonly authors?: readonly Person[] | undefined;
  readonly published?: Instant | undefined;
  readonly updated?: Instant | undefined;
  readonly rights?: string | undefined;
}

/** What a block was taken for, and why. */
export interface Classification {
  readonly role: Role;
  /** The reason, as the rest of a sentence: "a number alone before the text". */
  readonly why: string;
  readonly said?: Said | undefined;
  /** The parts of a caption that ends in its credit. */
  readonly split?: { readonly caption: string; readonly credit: string } | undefined;
}

/** A block of a raw text with its role. */
export interface ClassifiedBlock extends Block, Classification {}

/** The decisions so far, by the index of the block. */
export type Classifications = ReadonlyMap<number, Classification>;

/** Decides about some blocks of a text. Earlier decisions stay. */
export type Pass = (blocks: readonly Block[], decided: Classifications) => Classifications;

/** The publisher's own decisions, by line number from 1. */
export type Overrides = ReadonlyMap<number, 'drop' | 'keep' | 'caption'>;
