import type { Fault } from './check.ts';

const RENEW =
  'see SSL/TLS → Edge Certificates of the zone at Cloudflare; a custom domain of the Worker gets a certificate by itself';

type Explain = (host: string) => Fault;

const certificate =
  (what: string): Explain =>
  (host) => ({ seen: `the certificate of ${host} ${what}`, todo: RENEW });

const handshake: Explain = (host) => ({
  seen: `${host} does not complete a TLS handshake`,
  todo: host.includes(':')
    ? 'check the port, and whether the address begins with http://'
    : 'wait a quarter of an hour if the domain is new, since its certificate is being made; then see SSL/TLS → Edge Certificates',
});

const slow: Explain = (host) => ({
  seen: `${host} did not answer in time`,
  todo: 'try again; if it stays so, look at the Worker in the dashboard, and at status.cloudflare.com',
});

const broken: Explain = (host) => ({
  seen: `${host} closes the connection without an answer`,
  todo: 'check that the address is that of the site, with the right port',
});

/** By what Node and OpenSSL call them. */
const ERRORS: Readonly<Record<string, Explain>> = {
  ENOTFOUND: (host) => ({
    seen: `there is no host ${host}`,
    todo: 'check the spelling; make it a custom domain of the Worker, see docs/deploying.md#a-domain-of-your-own',
  }),
  EAI_AGAIN: (host) => ({
    seen: `the name ${host} cannot be looked up now`,
    todo: 'check the connection of this machine',
  }),
  ECONNREFUSED: (host) => ({
    seen: `nothing answers at ${host}`,
    todo: 'check the address; on this machine, run npm start first',
  }),
  ECONNRESET: broken,
  EPIPE: broken,
  ETIMEDOUT: slow,
  TimeoutError: slow,
  CERT_HAS_EXPIRED: certificate('has expired'),
  CERT_NOT_YET_VALID: certificate('is not valid yet'),
  DEPTH_ZERO_SELF_SIGNED_CERT: certificate('is signed by nobody but itself'),
  SELF_SIGNED_CERT_IN_CHAIN: certificate('is signed by nobody who is trusted'),
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: certificate('comes without those that signed it'),
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: certificate('is signed by nobody who is trusted'),
  ERR_TLS_CERT_ALTNAME_INVALID: certificate('is for another host'),
  CERT_REVOKED: certificate('has been revoked'),
  EPROTO: handshake,
  ERR_SSL_WRONG_VERSION_NUMBER: (host) => ({
    seen: `${host} does not speak HTTPS at this port`,
    todo: 'check the port, and whether the address begins with http://',
  }),
  TOO_MANY: () => ({
    seen: 'the doctor has asked as much as it may',
    todo: 'please report this: it should not happen',
  }),
  TIME_IS_UP: () => ({
    seen: 'the time is up',
    todo: 'run the doctor again, with a larger --timeout if the site is slow',
  }),
};

/**
 * Says in words why there was no answer.
 * @param code as Node or OpenSSL name it
 */
export function explainError(code: string, { host }: URL): Fault {
  const known = ERRORS[code];
  if (known) return known(host);
  if (code.startsWith('ERR_SSL')) return handshake(host);
  if (code.startsWith('HPE_')) {
    return {
      seen: `what ${host} answers is not HTTP`,
      todo: 'check the port, and whether the address begins with https://',
    };
  }
  return { seen: `${host} cannot be reached (${code})`, todo: 'check the address and the network' };
}
