import type { Metadata } from '@grpc/grpc-js';
import type { Check } from './guard.js';
import { accessDenied, unauthenticated, type Refusal } from './refusals.js';

/** What can be done with a stream and with its metadata, by the names that access lists have for it. */
export type Right = '$r' | '$w' | '$d' | '$mr' | '$mw';

/** Who may do what with a stream; a right that is left out is anyone's, of a system stream the administrators'. */
export type AccessList = { readonly [right in Right]?: string | readonly string[] };

/** The accounts every server begins with. */
export const accounts = [
  { name: 'admin', password: 'changeit', group: '$admins' },
  { name: 'ops', password: 'changeit', group: '$ops' },
] as const;

/**
 * Who may call, and what for. A server without TLS is insecure: whoever calls is an administrator, with whatever
 * credentials. A secure one takes calls without credentials too, for what anyone may do.
 */
export class Access {
  constructor(private readonly isSecure: boolean, private readonly accessListOf: (stream: string) => Promise<AccessList>) {}

  /** Refuses wrong credentials, whatever they are given for. */
  readonly credentials: Check = (metadata) => (this.#rolesOf(metadata) === undefined ? unauthenticated() : undefined);

  /** Why the caller may not do that with the stream, or nothing. The rights to a metastream are those to the metadata. */
  async refusal(metadata: Metadata, right: '$r' | '$w' | '$d', stream: string): Promise<Refusal | undefined> {
    const roles = this.#rolesOf(metadata) ?? [];
    if (roles.includes('$admins')) return undefined;
    const isMetastream = stream.startsWith('$$');
    const [owner, asked] = isMetastream ? [stream.slice(2), right === '$r' ? '$mr' : '$mw'] as const : [stream, right];
    const granted = (await this.accessListOf(owner))[asked] ?? (owner.startsWith('$') ? '$admins' : '$all');
    return [granted].flat().some((role) => roles.includes(role)) ? undefined : accessDenied();
  }

  /** The name of the caller and their group, either of which access lists may name; undefined when the credentials are wrong. */
  #rolesOf(metadata: Metadata): readonly string[] | undefined {
    if (!this.isSecure) return ['$admins'];
    const given = metadata.get('authorization')[0];
    if (given === undefined) return ['$all'];
    const credentials = Buffer.from(String(given).replace(/^Basic /i, ''), 'base64').toString('utf8');
    const account = accounts.find(({ name, password }) => credentials === `${name}:${password}`);
    return account && [account.name, account.group, '$all'];
  }
}
