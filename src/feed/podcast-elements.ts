import type { License, Participant, Place, PodcastText } from '../model/episode.ts';
import { formatText } from './xml.ts';

/** Elements that shows and episodes share: https://podcasting2.org/docs/podcast-namespace/1.0 */

export const formatPerson = ({ name, role, group, url: href, avatar: img }: Participant): string =>
  formatText('podcast:person', name, { role, group, img, href });

export const formatLocation = ({ name, geo, osm, country, rel }: Place): string =>
  formatText('podcast:location', name, { rel, geo, osm, country: country?.toLowerCase() });

export const formatLicense = (license: License | undefined): string =>
  formatText('podcast:license', license?.name, { url: license?.url });

export const formatTxt = ({ text, purpose }: PodcastText): string =>
  formatText('podcast:txt', text, { purpose });
