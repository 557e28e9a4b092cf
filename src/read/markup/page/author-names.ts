import { readByline } from '../../text/bylines.ts';

/** Words before a name that are part of none. */
const BY =
  /^(?:by|written by|posted by|published by|words by|text by|story by|reported by|geschrieben von|ein (?:artikel|beitrag|kommentar) von|autor(?:in)?:|écrit par|rédigé par|publié par|escrito por|publicado por|scritto da|a cura di|skrevet av|skriven av|автор:?|текст:)\s+(?=\S)/iu;

/** The same words begin names too: a first name, or one such as "von der Leyen". So a first name has to follow, and another. */
const AMBIGUOUS =
  /^(?:Von|VON|Par|PAR|Por|POR|Door|DOOR|Door:|Av|AV|Af|AF|Przez|PRZEZ):?\s+(?=\p{Lu}\S*\s+\S)/u;

/** An address behind a name: "Jane Doe (https://x.example/)". */
const CONTACT = /\s*[(<](?:https?:|mailto:)?[^\s()<>]*[/@.][^\s()<>]*[)>]$/i;

function clean(name: string): readonly string[] {
  if (BY.test(name)) {
    const authors = readByline(name)?.authors ?? [];
    if (authors.length > 1) return authors.map((author) => author.name);
  }
  const bare = name.replace(BY, '').replace(AMBIGUOUS, '').replace(CONTACT, '').trim();
  return [bare === '' ? name : bare];
}

/**
 * The names of authors, without the words that pages print before them.
 * @example readAuthorNames(['By Jane Doe and John Roe']) // → ['Jane Doe', 'John Roe']
 */
export const readAuthorNames = (names: readonly string[]): readonly string[] => [
  ...new Set(names.flatMap(clean)),
];
