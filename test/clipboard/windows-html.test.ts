import { describe, expect, test } from 'vitest';
import { readWindowsHtml } from '../../src/clipboard/windows-html.ts';
import { writeWindowsHtml } from '../support/windows-html.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

const read = (...encodings: readonly Uint8Array[]) => {
  const clip = readWindowsHtml(encodings);
  return clip && { ...clip, html: new TextDecoder().decode(clip.html) };
};

describe('"HTML Format" of Windows', () => {
  const FRAGMENT = '<p>Über “Öl” – 東京</p>';

  test('is cut at its places, which are in bytes', () => {
    expect(read(encode(writeWindowsHtml(FRAGMENT, 'https://x.example/a?b:c')))).toEqual({
      html: FRAGMENT,
      base: 'https://x.example/a?b:c',
    });
  });

  test('is read from the bytes of the code page where PowerShell took it for that', () => {
    const bytes = encode(writeWindowsHtml(FRAGMENT));
    // Every byte as a character, as a code page has it; and those characters in UTF-8.
    const mangled = encode(Buffer.from(bytes).toString('latin1'));
    expect(read(mangled, bytes)).toMatchObject({ html: FRAGMENT });
    expect(read(bytes, Buffer.from(writeWindowsHtml(FRAGMENT), 'latin1'))).toMatchObject({
      html: FRAGMENT,
    });
  });

  test('is cut at its marks where its places are wrong', () => {
    const wrong = writeWindowsHtml(FRAGMENT).replace(/(Start|End)Fragment:\d+/g, '$1Fragment:-1');
    expect(read(encode(`${wrong}\0`))).toMatchObject({ html: FRAGMENT });
  });

  test.each(['about:blank', 'file:///C:/Users/jane/a.html'])('has no base in %s', (source) => {
    expect(read(encode(writeWindowsHtml(FRAGMENT, source)))?.base).toBeUndefined();
  });

  test('is not any text with a colon', () => {
    expect(read(encode('Version: one of many\nText.'))).toBeUndefined();
    expect(read()).toBeUndefined();
  });
});
