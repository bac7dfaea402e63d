import { hash } from 'node:crypto';

/** The namespace of names in the domain name system (RFC 9562), the root of ours. */
export const dnsNamespace = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';

/** Makes the ids of names within a namespace, itself a UUID: UUIDv5 (RFC 9562). The same name has the same id, always and everywhere. */
export const uuidsOfNames = (namespace: string): ((name: string) => string) => {
  const namespaceBytes = Buffer.from(namespace.replaceAll('-', ''), 'hex');
  return (name) => {
    const digest = hash('sha1', Buffer.concat([namespaceBytes, Buffer.from(name, 'utf8')]), 'hex');
    // The version takes the place of 4 bits, the variant of 2; what SHA-1 has beyond 128 bits is left off.
    const variant = ((Number.parseInt(digest.charAt(16), 16) & 0b0011) | 0b1000).toString(16);
    return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-5${digest.slice(13, 16)}-${variant}${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
  };
};
