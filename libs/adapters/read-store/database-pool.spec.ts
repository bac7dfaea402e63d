import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { runApart } from '../../../test/support/eventstoredb-double/apart.js';
import { createTestDatabase, type TestDatabase } from '../../../test/support/postgres/test-database.js';

let database: TestDatabase;
beforeAll(async () => { database = await createTestDatabase('pool'); });
afterAll(() => database.drop());

it('a process outlives the loss of a connection that it holds and asks nothing of; the next one serves it', async () => {
  const { exitCode, output } = await runApart(`
    import { databasePool } from '#read-store';
    const pool = databasePool({ connectionString: process.argv[1], max: 2 });
    const held = await pool.connect();
    const { rows: [{ pid }] } = await held.query('SELECT pg_backend_pid() AS pid');
    const ended = new Promise((resolve) => held.once('end', resolve));
    await pool.query('SELECT pg_terminate_backend($1)', [pid]);
    await ended;
    await held.query('SELECT 1').then(() => console.log('answered'), () => console.log('told of the loss'));
    held.release(true);
    console.log((await pool.query('SELECT 2 AS two')).rows[0].two);
    await pool.end();
  `, database.connectionString);
  expect([exitCode, output]).toEqual([0, 'told of the loss\n2\n']);
});
