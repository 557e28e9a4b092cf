import { type ClipboardReading, EMPTY, ONLY_FILES, ONLY_PICTURE } from './clip.ts';
import { type Environment, type Outcome, runTool } from './run-tool.ts';
import { readWindowsHtml } from './windows-html.ts';

/**
 * Prints a line for each kind that there is: its name, and its bytes in Base64, since the console has an encoding of its
 * own. PowerShell may take the UTF-8 of "HTML Format" for the code page of the system, so the bytes of that are there too.
 */
const SCRIPT = `
function Put($name, $text) {
  if ($text) {
    $name + ' ' + [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($text)) +
      ' ' + [Convert]::ToBase64String([Text.Encoding]::Default.GetBytes($text))
  }
}
Put 'html' (Get-Clipboard -Raw -TextFormatType Html)
Put 'text' (Get-Clipboard -Raw -TextFormatType UnicodeText)
if (Get-Clipboard -Format Image) { 'picture' }
if (Get-Clipboard -Format FileDropList) { 'files' }
`;

const ARGUMENTS = ['-NoProfile', '-NonInteractive', '-STA', '-Command', SCRIPT] as const;

const decodeBase64 = (text: string): Uint8Array => Buffer.from(text, 'base64');

function readLines(printed: string): ClipboardReading {
  const lines = new Map(
    printed.split(/\r?\n/).map((line) => {
      const [name = '', ...encodings] = line.trim().split(' ');
      return [name, encodings.map(decodeBase64)] as const;
    }),
  );
  const { html, base } = readWindowsHtml(lines.get('html') ?? []) ?? {};
  const [bytes] = lines.get('text') ?? [];
  if (lines.has('files') && html === undefined) return { problem: ONLY_FILES };
  if (html === undefined && bytes === undefined)
    return { problem: lines.has('picture') ? ONLY_PICTURE : EMPTY };
  return { clip: { html, base, text: bytes } };
}

/** The clipboard of Windows, also from a Linux inside of it; undefined if there is no PowerShell. */
export async function readWindowsClipboard(
  environment: Environment,
): Promise<ClipboardReading | undefined> {
  const outcome: Outcome = await runTool('powershell.exe', ARGUMENTS, environment);
  if (outcome.kind === 'missing') return undefined;
  if (outcome.kind === 'failed') return { problem: `PowerShell says: ${outcome.message}` };
  return readLines(new TextDecoder().decode(outcome.bytes));
}
