import { z } from 'zod';
import { isVisible } from '../../model/characters.ts';
import type { Participant } from '../../model/episode.ts';
import { isMap, renameParts } from './maps.ts';
import { listPeople, readPerson, tellAddresses } from './people.ts';
import type { PartParams } from './read-parts.ts';
import { line, listOf, TEXT, url } from './values.ts';

/** What the namespace has of a person besides, by the names that people write. */
const OF_PERSON = { role: ['role'], group: ['group'], url: ['href'], avatar: ['img'] } as const;

const textOf = (part: unknown): string | undefined => line.safeParse(part).data;
const addressOf = (part: unknown): string | undefined => url.safeParse(part).data;

/** What the apps show; of a person who is not named there is nothing to show. */
function toParticipant(value: unknown, role: string | undefined): Participant | undefined {
  const person = readPerson(value);
  if (!person) return undefined;
  const parts = isMap(value) ? renameParts(value, OF_PERSON) : {};
  return {
    name: person.name,
    role: textOf(parts.role)?.toLowerCase() ?? role,
    group: textOf(parts.group)?.toLowerCase(),
    url: person.url ?? addressOf(parts.url),
    avatar: person.avatar ?? addressOf(parts.avatar),
  };
}

/** Tells a role or a group that is no text, such as a list. A person is as good without it. */
function tellWords(value: unknown, context: z.core.$RefinementCtx): void {
  for (const [name, part] of Object.entries(isMap(value) ? value : {})) {
    if (!/^(?:role|group)$/i.test(name) || typeof part !== 'object' || part === null) continue;
    const params: PartParams = { isPart: true };
    context.addIssue({ code: 'custom', message: TEXT, path: [name], params });
  }
}

const NO_PERSON = 'this is not a person; use a name, or "name" with role, url and avatar';

/** Names with commas between them, as in `guests: Ada Müller, Bo Chen`. */
const splitNames = (value: unknown): unknown =>
  typeof value === 'string' && !/[()<>[\]]/.test(value)
    ? value.split(/\s*[,;]\s*/).filter(isVisible)
    : value;

/** People with a role that they have if they state none. */
export const participants = (role?: string) =>
  z.preprocess(
    (value, context) => {
      tellAddresses(value, context);
      return splitNames(listPeople(value));
    },
    listOf(
      z.unknown().transform((value, context): Participant => {
        tellWords(value, context);
        const read = toParticipant(value, role);
        if (read) return read;
        context.addIssue({ code: 'custom', message: NO_PERSON });
        return z.NEVER;
      }),
    ),
  );
