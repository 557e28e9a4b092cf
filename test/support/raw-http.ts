import { connect } from 'node:net';

/** A response as it came over the wire. */
export interface RawResponse {
  readonly status: number;
  /** By lower-case name; what came twice is joined by commas. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

function readResponse(text: string): RawResponse {
  const end = text.indexOf('\r\n\r\n');
  const [first = '', ...lines] = text.slice(0, end).split('\r\n');
  const headers: Record<string, string> = Object.create(null);
  for (const line of lines) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).toLowerCase();
    const value = line.slice(colon + 1).trim();
    headers[name] = name in headers ? `${headers[name]}, ${value}` : value;
  }
  return { status: Number(first.split(' ')[1]), headers, body: text.slice(end + 4) };
}

/**
 * Sends a request byte for byte, as no client library would.
 * @param target the request target, as the request line has it
 * @param headers lines without their ends; `Host` and `Connection: close` are added
 */
export const sendRaw = (
  { hostname, port }: URL,
  method: string,
  target: string,
  headers: readonly string[] = [],
  body = '',
): Promise<RawResponse> =>
  new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port) });
    let text = '';
    socket.setEncoding('latin1');
    socket.setTimeout(10_000, () => socket.destroy(new Error(`no answer to ${method} ${target}`)));
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(readResponse(text)));
    const host = headers.some((line) => /^host:/i.test(line)) ? [] : [`Host: ${hostname}:${port}`];
    const lines = [`${method} ${target} HTTP/1.1`, ...host, 'Connection: close', ...headers];
    socket.write(`${lines.join('\r\n')}\r\n\r\n${body}`, 'latin1');
  });
