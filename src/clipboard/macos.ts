import { type ClipboardReading, EMPTY, ONLY_FILES, ONLY_PICTURE } from './clip.ts';
import { type Environment, runTool } from './run-tool.ts';

/** `«data HTML3C703E»`: the bytes in hexadecimal digits. */
const DATA = /«data HTML(?<hex>(?:[\da-f]{2})*)»/i;

/** What `clipboard info` calls pictures and files: `«class PNGf», 1234, TIFF picture, 5678`. */
const PICTURE = /PNGf|TIFF|JPEG|GIFf|\bpicture\b/;
const FILE = /furl/;

async function runScript(script: string, environment: Environment): Promise<string | undefined> {
  const outcome = await runTool('osascript', ['-e', script], environment);
  return outcome.kind === 'done' ? new TextDecoder().decode(outcome.bytes) : undefined;
}

/** The clipboard of macOS. */
export async function readMacClipboard(environment: Environment): Promise<ClipboardReading> {
  // Without it, pbpaste has a question mark for whatever is not in ASCII.
  const unicode = { ...environment, LC_CTYPE: 'UTF-8' };
  const hex = DATA.exec((await runScript('the clipboard as «class HTML»', unicode)) ?? '')?.groups
    ?.hex;
  const plain = await runTool('pbpaste', ['-Prefer', 'txt'], unicode);
  if (plain.kind === 'missing')
    return { problem: 'pbpaste, which comes with macOS, is not here; add /usr/bin to PATH' };
  const text = plain.kind === 'done' && plain.bytes.length > 0 ? plain.bytes : undefined;
  if (hex) return { clip: { html: Buffer.from(hex, 'hex'), text } };
  const kinds = (await runScript('clipboard info', unicode)) ?? '';
  if (FILE.test(kinds)) return { problem: ONLY_FILES };
  if (text) return { clip: { text } };
  return { problem: PICTURE.test(kinds) ? ONLY_PICTURE : EMPTY };
}
