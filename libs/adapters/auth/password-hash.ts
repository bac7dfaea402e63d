import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** What a hash costs: N = 2 ** log2N passes over blocks of 128 × r bytes, p times. */
interface Cost {
  readonly log2N: number;
  readonly r: number;
  readonly p: number;
}

/** 128 MiB and about a quarter of a second for each guess. Kept with every hash, so that it can be raised. */
const presentCost: Cost = { log2N: 17, r: 8, p: 1 };

const hashBytes = 32;
const hashForm = /^\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** The hash of a password, with its salt and its cost, in the PHC string format. */
export const hashPassword = async (password: string): Promise<string> => {
  const salt = randomBytes(16);
  const { log2N, r, p } = presentCost;
  const hash = await derive(password, { ...presentCost, salt, bytes: hashBytes });
  return `$scrypt$ln=${log2N},r=${r},p=${p}$${encoded(salt)}$${encoded(hash)}`;
};

/** Whether the password is the one that was hashed. Of nobody's hash (undefined) it is not, which takes as long to find out. */
export const isPassword = async (password: string, hash: string | undefined): Promise<boolean> => {
  const [, log2N, r, p, salt, expected] = hashForm.exec(hash ?? nobodysHash) ?? [];
  if (salt === undefined || expected === undefined) throw new Error('A hash of a password has another form than this code writes.');
  const wanted = Buffer.from(expected, 'base64');
  const derived = await derive(password, { log2N: Number(log2N), r: Number(r), p: Number(p), salt: Buffer.from(salt, 'base64'), bytes: wanted.length });
  return timingSafeEqual(derived, wanted) && hash !== undefined;
};

const encoded = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');

const nobodysHash = `$scrypt$ln=${presentCost.log2N},r=${presentCost.r},p=${presentCost.p}$${encoded(Buffer.alloc(16))}$${encoded(Buffer.alloc(hashBytes))}`;

let last: Promise<unknown> = Promise.resolve();

/** One at a time, so that a storm of sign-ins takes time and not memory. The text is told in one Unicode form, whatever keyboard typed it. */
const derive = (password: string, { log2N, r, p, salt, bytes }: Cost & { readonly salt: Buffer; readonly bytes: number }): Promise<Buffer> => {
  const next = last.then(() => new Promise<Buffer>((resolve, reject) => {
    const cost = { N: 2 ** log2N, r, p, maxmem: 256 * 2 ** log2N * r };
    scrypt(password.normalize('NFKC'), salt, bytes, cost, (error, key) => (error ? reject(error) : resolve(key)));
  }));
  last = next.catch(() => undefined);
  return next;
};
