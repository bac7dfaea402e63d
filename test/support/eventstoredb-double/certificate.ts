import { generateKeyPairSync, randomBytes, sign, X509Certificate, type KeyObject } from 'node:crypto';

/** A certificate for this machine that vouches for itself, and its key, both as PEM. */
export interface Certificate {
  readonly certificate: string;
  readonly privateKey: string;
}

/** Made anew for each test, valid from yesterday for a year, for a name, `localhost` and `127.0.0.1` (X.509 version 3, ECDSA on P-256). */
export function selfSignedCertificate(commonName = 'localhost'): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const body = toBeSigned(commonName, publicKey);
  const signature = sign('sha256', body, privateKey);
  const certificate = sequence(body, algorithm, tagged(0x03, Buffer.concat([Buffer.from([0]), signature])));
  return {
    certificate: new X509Certificate(certificate).toString(),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

const dayMs = 86_400_000;

function toBeSigned(commonName: string, publicKey: KeyObject): Buffer {
  const version = tagged(0xa0, tagged(0x02, Buffer.from([2])));
  const serial = tagged(0x02, Buffer.concat([Buffer.from([1]), randomBytes(15)]));
  const name = sequence(tagged(0x31, sequence(identifier('550403'), tagged(0x0c, Buffer.from(commonName)))));
  const validity = sequence(time(Date.now() - dayMs), time(Date.now() + 365 * dayMs));
  const key = publicKey.export({ type: 'spki', format: 'der' });
  const extensions = tagged(0xa3, sequence(
    extension('551d13', sequence(tagged(0x01, Buffer.from([0xff])))),
    extension('551d11', sequence(tagged(0x82, Buffer.from(commonName)), tagged(0x82, Buffer.from('localhost')), tagged(0x87, Buffer.from([127, 0, 0, 1])))),
  ));
  return sequence(version, serial, algorithm, name, validity, name, key, extensions);
}

/** One element of DER: tag, length, content. */
function tagged(tag: number, content: Buffer): Buffer {
  const length = content.length < 128 ? [content.length] : [0x82, content.length >> 8, content.length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return tagged(0x30, Buffer.concat(parts));
}

function identifier(hex: string): Buffer {
  return tagged(0x06, Buffer.from(hex, 'hex'));
}

function extension(hex: string, value: Buffer): Buffer {
  return sequence(identifier(hex), tagged(0x04, value));
}

/** UTCTime, good until 2049. */
function time(atMs: number): Buffer {
  return tagged(0x17, Buffer.from(new Date(atMs).toISOString().replace(/^..|[-:T]|\..*/g, '') + 'Z'));
}

/** ecdsa-with-SHA256. */
const algorithm = sequence(identifier('2a8648ce3d040302'));
