import { List, Text } from '@mantine/core';
import type { Schemas } from '../../api/client.js';

/** What a replay was made from and by: the same log, rules and engine give the same bytes anywhere. */
export const Certificate = ({ of: { log, dossiers, statements, rules, output, engine, timeZones } }: { readonly of: NonNullable<Schemas['ReplayAnswer']['certificate']> }) => (
  <>
    <Text size="sm" mb="xs">Whoever has the log makes this replay again and comes to the same document, byte for byte: <code>npx tandem replay</code>.</Text>
    <dl className="fields">
      <dt>Log</dt><dd>Events {log.first} to {log.last}, Merkle root <span className="mono">{log.root}</span></dd>
      <dt>Dossiers</dt><dd>{dossiers.count} deals, SHA-256 <span className="mono">{dossiers.digest}</span></dd>
      <dt>Statements</dt><dd>{statements.lines} issued lines, SHA-256 <span className="mono">{statements.digest}</span></dd>
      <dt>Rules</dt>
      <dd>
        <List listStyleType="none" size="sm">{rules.versions.map(({ ruleSetId, version, digest }) => (
          <List.Item key={digest}>{ruleSetId}, {version === null ? 'a draft' : `version ${version}`}, <span className="mono">{digest}</span></List.Item>
        ))}</List>
      </dd>
      <dt>Result</dt><dd>SHA-256 <span className="mono">{output}</span></dd>
      <dt>Made by</dt><dd>Tandem {engine}, time zones {timeZones}</dd>
    </dl>
  </>
);
