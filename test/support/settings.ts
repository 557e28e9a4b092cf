import { readSettings, type Settings, type Vars } from '../../src/settings/settings.ts';

/** The settings of a site that a test makes up. */
export function createSettings(vars: Vars = {}): Settings {
  const read = readSettings({
    SITE_URL: 'https://news.tidings.test',
    SITE_TITLE: 'T',
    SITE_DESCRIPTION: 'D',
    SITE_LANGUAGE: 'en',
    ...vars,
  });
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.settings;
}
