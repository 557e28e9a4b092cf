/** 32-bit FNV-1a over UTF-16 code units: tells texts apart, but protects nothing. */
export function shortHash(text: string): number {
  let sum = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
  }
  return sum >>> 0;
}
