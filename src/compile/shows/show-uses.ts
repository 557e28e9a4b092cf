import type { Position } from '../../read/fields/entry.ts';
import type { ShowFieldName } from '../../read/shows/show-names.ts';
import { isRemote } from '../location.ts';
import type { Mention } from '../media/uses.ts';
import type { WrittenShows } from './read-shows-file.ts';

/** The files in `seeds/` that the settings of shows name. */
export const listShowMentions = ({ file, shows }: WrittenShows): readonly Mention[] =>
  shows.flatMap(({ fields, positions, place }) => {
    const placeOf = (field: ShowFieldName): Position => positions[field] ?? place;
    const { image, trailers = [] } = fields;
    return [
      ...(image ? [['image', image.location] as const] : []),
      ...trailers.map(({ location }) => ['trailers', location] as const),
    ]
      .filter(([, url]) => !isRemote(url))
      .map(
        ([field, url]): Mention => ({
          url,
          kind: 'field',
          isOptional: false,
          blame: (message) => ({ file, ...placeOf(field), message: `${field}: ${message}` }),
        }),
      );
  });
