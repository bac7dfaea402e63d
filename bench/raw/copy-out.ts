import { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';

const escaped: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** Reads the whole log by COPY and parses every payload, which is the least that any reader of it must do. Gives the events read. */
export const copyOutAndParse = async (url: string): Promise<number> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  const stream = client.query(copyTo('COPY (SELECT stream, revision, id, type, data, metadata FROM log.events ORDER BY position) TO STDOUT'));
  let [rest, events] = ['', 0];
  for await (const chunk of stream.setEncoding('utf8')) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(parseLine);
    events += lines.length;
  }
  await client.end();
  return events;
};

const parseLine = (line: string): unknown => {
  const [stream, revision, id, type, data, metadata] = line.split('\t');
  return { stream, revision: Number(revision), id, type, data: parseField(data ?? ''), metadata: parseField(metadata ?? '') };
};

const parseField = (field: string): unknown =>
  JSON.parse(field.includes('\\') ? field.replace(/\\(.)/g, (_all, character: string) => escaped[character] ?? character) : field);
