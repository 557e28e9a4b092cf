import type { Read } from '../read-item.ts';
import { run } from '../run.ts';

const ESCAPES: Readonly<Record<string, string>> = { '\\n': '\n', '\\t': '\t', '\\\\': '\\' };

/** A line an item, of fields between tabs: see sfeed(5). */
export const read: Read = async (document) =>
  (await run('sfeed', [], document))
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [time, title, link, content = '', , id, author, file, tags] = line.split('\t');
      return {
        id,
        link,
        title,
        authors: author ? [author] : [],
        published: time ? Number(time) * 1000 : undefined,
        content: content.replace(/\\[nt\\]/g, (sign) => ESCAPES[sign] ?? sign),
        tags: tags ? tags.split('|') : [],
        files: file ? [{ url: file }] : [],
      };
    });
