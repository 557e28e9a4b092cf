import { type ClipboardReading, EMPTY, ONLY_FILES, ONLY_PICTURE } from './clip.ts';
import { type Environment, type Outcome, runTool } from './run-tool.ts';

/** A program that reads the clipboard of a desktop. */
interface Tool {
  readonly name: string;
  /** What says that there is a desktop of its kind. */
  readonly display: 'WAYLAND_DISPLAY' | 'DISPLAY';
  /** Undefined for a program that knows text alone. */
  readonly listArgs?: readonly string[];
  readonly readArgs: (type: string) => readonly string[];
}

/** The first that is installed counts. Of Wayland's desktops, most have one of X11's kind too. */
const TOOLS: readonly Tool[] = [
  {
    name: 'wl-paste',
    display: 'WAYLAND_DISPLAY',
    listArgs: ['--list-types'],
    readArgs: (type) => ['--no-newline', '--type', type],
  },
  {
    name: 'xclip',
    display: 'DISPLAY',
    listArgs: ['-selection', 'clipboard', '-target', 'TARGETS', '-out'],
    readArgs: (type) => ['-selection', 'clipboard', '-target', type, '-out'],
  },
  { name: 'xsel', display: 'DISPLAY', readArgs: () => ['--clipboard', '--output'] },
];

const PACKAGES = { WAYLAND_DISPLAY: 'wl-clipboard', DISPLAY: 'xclip' } as const;

const NO_DESKTOP =
  'there is no desktop here, so no clipboard; give the text to standard input: npm run paste < FILE';

/** What X11 and Wayland call a text; the first that there is counts. */
const TEXT_TYPES = [
  'text/plain;charset=utf-8',
  'text/plain;charset=UTF-8',
  'UTF8_STRING',
  'text/plain',
  'STRING',
] as const;

/** Of what file managers copy. */
const FILES = /^(?:x-special\/(?:gnome|mate|nautilus)-|application\/x-kde-|text\/uri-list$)/;

/** How the programs say that there is nothing, or nothing of that type. */
const NOTHING = /nothing is copied|no selection|not available|no suitable type|is empty/i;

const linesOf = (bytes: Uint8Array): readonly string[] =>
  new TextDecoder()
    .decode(bytes)
    .split('\n')
    .map((line) => line.trim());

const explainFailure = ({ message }: Extract<Outcome, { kind: 'failed' }>): ClipboardReading => ({
  problem: NOTHING.test(message) ? EMPTY : message,
});

async function readTypes(
  { name, readArgs }: Tool,
  types: readonly string[],
  environment: Environment,
): Promise<ClipboardReading> {
  const read = async (type: string | undefined) => {
    if (type === undefined) return undefined;
    const outcome = await runTool(name, readArgs(type), environment);
    return outcome.kind === 'done' ? outcome.bytes : undefined;
  };
  if (types.some((type) => FILES.test(type)) && !types.includes('text/html'))
    return { problem: ONLY_FILES };
  const html = await read(types.find((type) => type === 'text/html'));
  const text = await read(TEXT_TYPES.find((type) => types.includes(type)));
  if (html === undefined && text === undefined)
    return {
      problem: types.some((type) => type.startsWith('image/')) ? ONLY_PICTURE : EMPTY,
    };
  return { clip: { html, text } };
}

/** Reads with one program; undefined if it is not installed. */
async function readWith(
  tool: Tool,
  environment: Environment,
): Promise<ClipboardReading | undefined> {
  const outcome = await runTool(tool.name, tool.listArgs ?? tool.readArgs(''), environment);
  if (outcome.kind === 'missing') return undefined;
  if (outcome.kind === 'failed') return explainFailure(outcome);
  if (tool.listArgs) return readTypes(tool, linesOf(outcome.bytes), environment);
  return { clip: { text: outcome.bytes } };
}

/** The clipboard of a desktop with Wayland or X11. */
export async function readLinuxClipboard(environment: Environment): Promise<ClipboardReading> {
  const tools = TOOLS.filter(({ display }) => environment[display]);
  const [best] = tools;
  if (!best) return { problem: NO_DESKTOP };
  for (const tool of tools) {
    const reading = await readWith(tool, environment);
    if (reading) return reading;
  }
  const name = PACKAGES[best.display];
  return {
    problem: `no program here reads the clipboard; install the package ${name}, such as with: sudo apt install ${name}`,
  };
}
