import { createHash } from 'node:crypto';
import type { Archive } from './archive.ts';
import type { IncludedFile } from './exported.ts';

// The Blog Archive Format (.bar) of Micro.blog: feed.json, and what its articles show in uploads/.
// https://book.micro.blog/blog-archive-format/

const UPLOAD = /(?:^|\/)(uploads\/[^?#]+)/;

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** A name that every file system takes, and that no other path has. */
function nameFile(path: string): string {
  const hash = createHash('sha256').update(path).digest('hex').slice(0, 8);
  const [, stem = '', ending = ''] = /([^/]*?)(\.\w+)?$/.exec(path) ?? [];
  const plain = stem.replace(/[^a-z\d]+/gi, '-').replace(/^-|-$/g, '');
  return `media/${plain === '' ? '' : `${plain}-`}${hash}${ending.toLowerCase()}`;
}

/** Finds the files of an archive by their addresses, which are relative to it, or where they were on the site. */
export function findIncluded(archive: Archive): (address: string) => IncludedFile | undefined {
  const files = new Set(archive.files);
  return (address) => {
    const path = decode(UPLOAD.exec(address)?.[1] ?? '');
    return files.has(path) ? { file: nameFile(path), source: archive.source(path) } : undefined;
  };
}

export const hasUploads = ({ files }: Archive): boolean =>
  files.some((file) => file.startsWith('uploads/'));
