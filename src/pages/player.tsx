import { raw } from 'hono/html';
import type { Item } from '../feed/channel.ts';
import { directionOf } from '../model/direction.ts';
import type { Chapter, Transcript, TranscriptText } from '../model/episode.ts';
import { originalNameOf } from '../model/file-name.ts';
import { formatTime, linkToTime } from '../model/recording-time.ts';
import { toLocal } from './local.ts';
import type { PageSite } from './page-site.ts';
import { Say } from './say.tsx';

interface Props {
  readonly site: PageSite;
  readonly item: Item;
}

/** @example nameLanguage('de', 'en') // → 'German' */
const nameLanguage = (tag: string, language: string): string =>
  new Intl.DisplayNames([language], { type: 'language' }).of(tag) ?? tag;

/** Captions of a film; browsers take them from the site itself alone. */
const Tracks = ({ site, item }: Props) => {
  const files = (item.episode?.transcripts ?? []).filter(
    ({ url, mediaType }) => mediaType === 'text/vtt' && url.startsWith(site.homeUrl),
  );
  return (
    <>
      {files.map(({ url, language = item.language ?? site.language }) => (
        <track
          kind="captions"
          src={toLocal(url, site)}
          srclang={language}
          label={nameLanguage(language, site.language)}
        />
      ))}
    </>
  );
};

/** The recordings of an article, which browsers play without a script. */
export const Players = ({ site, item }: Props) => {
  const { audio, video } = item;
  return (
    <>
      {video && (
        // biome-ignore lint/a11y/useMediaCaption: it has all that there are
        <video
          src={toLocal(video.url, site)}
          width={video.width}
          height={video.height}
          aria-label={video.title ?? item.title}
          controls
          preload="none"
        >
          <Tracks site={site} item={item} />
        </video>
      )}
      {audio && (
        // biome-ignore lint/a11y/useMediaCaption: its transcript is below
        <audio
          src={toLocal(audio.url, site)}
          aria-label={audio.title ?? item.title}
          controls
          preload="none"
        />
      )}
    </>
  );
};

const ChapterLine = ({ chapter, recording }: { chapter: Chapter; recording: string }) => {
  const { start, title, url } = chapter;
  return (
    <li>
      <a href={linkToTime(recording, start)}>
        <span class="time">{formatTime(start)}</span> <bdi>{title}</bdi>
      </a>
      {url && (
        <>
          {' '}
          <a class="quiet" href={url}>
            {new URL(url).hostname}
          </a>
        </>
      )}
    </li>
  );
};

/** The chapters of a recording. Each link opens the recording there, which is all that works without a script. */
export const Chapters = ({ site, item }: Props) => {
  const recording = item.audio ?? item.video;
  const chapters = (item.episode?.chapters ?? []).filter(
    ({ title, isSilent }) => title !== undefined && !isSilent,
  );
  if (!recording || chapters.length === 0) return null;
  return (
    <details class="chapters" open>
      <summary lang={site.language}>
        <Say site={site} the="chapters" />
      </summary>
      <ol>
        {chapters.map((chapter) => (
          <ChapterLine chapter={chapter} recording={toLocal(recording.url, site)} />
        ))}
      </ol>
    </details>
  );
};

const nameOf = ({ url, language }: Transcript): string =>
  originalNameOf(url) + (language ? ` (${language})` : '');

const TranscriptFiles = ({ site, files }: { site: PageSite; files: readonly Transcript[] }) => (
  <ul class="files">
    {files.map((file) => (
      <li>
        <a href={toLocal(file.url, site)} type={file.mediaType} hreflang={file.language}>
          {nameOf(file)}
        </a>
      </li>
    ))}
  </ul>
);

/** What is said in the recording, and the files that have it. */
export const TranscriptSection = ({
  site,
  item,
  text,
}: Props & { text: TranscriptText | undefined }) => {
  const files = item.episode?.transcripts ?? [];
  if (files.length === 0) return null;
  return (
    <details class="transcript" open={text === undefined}>
      <summary lang={site.language}>
        <Say site={site} the="transcript" />
      </summary>
      {text && (
        <div lang={text.language} dir={text.language && directionOf(text.language)}>
          {raw(text.html)}
        </div>
      )}
      <TranscriptFiles site={site} files={files} />
    </details>
  );
};
