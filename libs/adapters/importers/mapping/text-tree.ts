import { isAlias, isNode, parseDocument, visit } from 'yaml';
import type { Fault } from '#kernel';

/**
 * Parses YAML (JSON is a part of it) into maps, lists and texts: every scalar stays the text that it is written as, so that `01` or
 * `no` mean themselves. Aliases, tags and repeated keys are faults.
 */
export const parseTextTree = (source: string): { readonly tree: unknown; readonly faults: readonly Fault[] } => {
  const document = parseDocument(source, { version: '1.2', schema: 'failsafe', uniqueKeys: true });
  const faults: Fault[] = document.errors.map(({ message }) => ({ clause: '', message: (message.split('\n')[0] ?? '').replace(/:$/, '.') }));
  visit(document, (_key, node) => {
    if (isAlias(node)) faults.push({ clause: '', message: 'Aliases are not allowed.' });
    else if (isNode(node) && node.tag !== undefined) faults.push({ clause: '', message: `The tag ${node.tag} is not allowed.` });
  });
  return { tree: faults.length > 0 ? undefined : (document.toJS() as unknown), faults };
};
