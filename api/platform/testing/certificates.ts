import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** A certificate and its key, both PEM. */
export interface TestCertificate {
  cert: string;
  key: string;
}

export interface TestAuthority extends TestCertificate {
  /** Signs a certificate for a name. Times in milliseconds since 1970. */
  issue(options: { host: string; from?: number; until?: number }): TestCertificate;
}

const DAY_MS = 24 * 60 * 60 * 1000;

const SEQUENCE = 0x30;
const SET = 0x31;
const INTEGER = 0x02;
const BIT_STRING = 0x03;
const OCTET_STRING = 0x04;
const UTF8_STRING = 0x0c;
const BOOLEAN = 0x01;
const GENERALIZED_TIME = 0x18;
const DNS_NAME = 0x82;
const IP_ADDRESS = 0x87;
/** Context tags of a certificate's version and extensions (RFC 5280, 4.1). */
const VERSION = 0xa0;
const EXTENSIONS = 0xa3;

/** Object identifiers in DER: ecdsa-with-SHA256, commonName, basicConstraints, subjectAltName. */
const ECDSA_SHA256 = Buffer.from('06082a8648ce3d040302', 'hex');
const COMMON_NAME = Buffer.from('0603550403', 'hex');
const BASIC_CONSTRAINTS = Buffer.from('0603551d13', 'hex');
const SUBJECT_ALT_NAME = Buffer.from('0603551d11', 'hex');
const TRUE = Buffer.from([BOOLEAN, 1, 0xff]);

/** A certificate authority of one test's own, which nobody else trusts: X.509 (RFC 5280) on P-256. */
export function createTestAuthority(): TestAuthority {
  const name = nameOf('A test’s own authority');
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const root = certificate({
    subject: name,
    issuer: name,
    publicKey: pair.publicKey,
    signer: pair.privateKey,
    extension: der(SEQUENCE, BASIC_CONSTRAINTS, TRUE, der(OCTET_STRING, der(SEQUENCE, TRUE))),
  });
  return {
    cert: root,
    key: pemOf(pair.privateKey),
    issue: ({ host, from, until }) => {
      const leaf = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const octets = host.split('.').map(Number);
      const alternative = octets.every((octet) => Number.isInteger(octet))
        ? der(IP_ADDRESS, Buffer.from(octets))
        : der(DNS_NAME, Buffer.from(host));
      const cert = certificate({
        subject: nameOf(host),
        issuer: name,
        publicKey: leaf.publicKey,
        signer: pair.privateKey,
        extension: der(SEQUENCE, SUBJECT_ALT_NAME, der(OCTET_STRING, der(SEQUENCE, alternative))),
        ...(from === undefined ? {} : { from }),
        ...(until === undefined ? {} : { until }),
      });
      return { cert, key: pemOf(leaf.privateKey) };
    },
  };
}

function certificate(of: {
  subject: Buffer;
  issuer: Buffer;
  publicKey: KeyObject;
  signer: KeyObject;
  extension: Buffer;
  from?: number;
  until?: number;
}): string {
  const algorithm = der(SEQUENCE, ECDSA_SHA256);
  // The first bit clear: a serial number is positive.
  const serial = Buffer.concat([Buffer.from([1]), randomBytes(8)]);
  const body = der(
    SEQUENCE,
    der(VERSION, der(INTEGER, Buffer.from([2]))),
    der(INTEGER, serial),
    algorithm,
    of.issuer,
    der(SEQUENCE, timeOf(of.from ?? Date.now() - DAY_MS), timeOf(of.until ?? Date.now() + DAY_MS)),
    of.subject,
    of.publicKey.export({ type: 'spki', format: 'der' }),
    der(EXTENSIONS, der(SEQUENCE, of.extension)),
  );
  const signature = sign('sha256', body, of.signer);
  const whole = der(SEQUENCE, body, algorithm, der(BIT_STRING, Buffer.from([0]), signature));
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

function nameOf(text: string): Buffer {
  return der(SEQUENCE, der(SET, der(SEQUENCE, COMMON_NAME, der(UTF8_STRING, Buffer.from(text)))));
}

function timeOf(ms: number): Buffer {
  const digits = new Date(ms).toISOString().replaceAll(/[-:T]/g, '').slice(0, 14);
  return der(GENERALIZED_TIME, Buffer.from(`${digits}Z`));
}

/** One element of DER: tag, length, content. */
function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const size = content.length;
  const length = size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

function pemOf(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}
