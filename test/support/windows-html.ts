const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** "HTML Format" as programs write it: places are in bytes of UTF-8. */
export function writeWindowsHtml(fragment: string, source?: string): string {
  const before = '<html>\r\n<body>\r\n<!--StartFragment-->';
  const after = '<!--EndFragment-->\r\n</body>\r\n</html>';
  const write = (...places: readonly number[]): string => {
    const [startHtml, endHtml, start, end] = places.map((place) => String(place).padStart(10, '0'));
    const address = source === undefined ? '' : `SourceURL:${source}\r\n`;
    return `Version:0.9\r\nStartHTML:${startHtml}\r\nEndHTML:${endHtml}\r\nStartFragment:${start}\r\nEndFragment:${end}\r\n${address}`;
  };
  const header = encode(write(0, 0, 0, 0)).length;
  const start = header + encode(before).length;
  const end = start + encode(fragment).length;
  return write(header, end + encode(after).length, start, end) + before + fragment + after;
}
