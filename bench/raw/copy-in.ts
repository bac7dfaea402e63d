import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Client } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { indexTableSql, tableName, type ReadTable } from '#read-store';

/** Has the rows of a read table at hand as text, and gives the work: copy them into a bare table, then make its key and its indexes. Gives the rows. */
export const copyInAndIndex = async (url: string, table: ReadTable): Promise<() => Promise<number>> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  const name = tableName(table);
  const chunks: Buffer[] = [];
  for await (const chunk of client.query(copyTo(`COPY read.${name} TO STDOUT`))) chunks.push(chunk as Buffer);
  await client.query(`create schema if not exists bench; drop table if exists bench.${name}; create table bench.${name} (like read.${name})`);
  return async () => {
    await pipeline(Readable.from(chunks, { objectMode: true }), client.query(copyFrom(`COPY bench.${name} FROM STDIN`)));
    await client.query(`${indexTableSql(table, 'bench')}; analyze bench.${name}`);
    const { rows: [counted] } = await client.query<{ rows: number }>(`select count(*)::int as rows from bench.${name}`);
    await client.end();
    return counted?.rows ?? 0;
  };
};
