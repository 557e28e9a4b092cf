import { connect } from 'node:tls';
import { type Check, fail, pass, skip } from './check.ts';
import { explainError } from './connection-error.ts';

const DAY = 86_400_000;

/** Days before its end by which Cloudflare has renewed a certificate. */
const SOON = 7;

/** Milliseconds to wait for the handshake. */
const PATIENCE = 15_000;

/** When the certificate of a site ends, in milliseconds since 1970; or the code of what is wrong with it. */
export const readCertificateEnd = ({ hostname, port }: URL): Promise<number | string> =>
  new Promise((resolve) => {
    const socket = connect(
      { host: hostname, port: Number(port) || 443, servername: hostname, timeout: PATIENCE },
      () => {
        resolve(Date.parse(socket.getPeerCertificate().valid_to));
        socket.destroy();
      },
    );
    socket.on('timeout', () => socket.destroy(Object.assign(new Error(), { code: 'ETIMEDOUT' })));
    socket.on('error', (error) => {
      const code: unknown = Reflect.get(error, 'code');
      resolve(typeof code === 'string' ? code : error.name);
    });
  });

/**
 * Whether the certificate is good for some time.
 * @param end see {@link readCertificateEnd}
 * @param now milliseconds since 1970
 */
export function judgeCertificate(site: URL, end: number | string | undefined, now: number): Check {
  if (end === undefined) return skip('certificate', 'the certificate: HTTP has none');
  if (typeof end === 'string') {
    const { seen, todo } = explainError(end, site);
    return fail('certificate', seen, todo);
  }
  const days = Math.floor((end - now) / DAY);
  return days > SOON
    ? pass('certificate', `the certificate is good for ${days} more days`)
    : fail(
        'certificate',
        `the certificate ends in ${days} days, and was not renewed`,
        'see SSL/TLS → Edge Certificates of the zone, and whether a CAA record of the domain forbids it',
      );
}
