// Holds exported credits against the source, pair by pair, in whole cents:
//
//   node examples/ecsel/check.js CREDITS.csv DATA_FOLDER
//
// CREDITS.csv is what `tandem export credits --format csv` prints. Exits with 0 where every pair of project and organisation
// agrees, with 1 where one does not, with 2 where it is called wrongly or a file cannot be read.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

const [creditsPath, folder] = process.argv.slice(2);
if (creditsPath === undefined || folder === undefined) stop('Usage: node examples/ecsel/check.js CREDITS.csv DATA_FOLDER');

const credits = rowsOf(creditsPath, ['dealExternalId', 'partnerExternalId', 'position', 'amount', 'currency']);
const participants = rowsOf(join(folder, 'participants.csv'), ['projectID', 'organisationID', 'name', 'ecContribution']);
const projects = rowsOf(join(folder, 'projects.csv'), ['projectID', 'ecMaxContribution']);

const problems = [];
const granted = addUp(distinct(participants), ({ projectID, organisationID, name, ecContribution }) =>
  ({ project: projectID, organisation: organisationID || name, amount: ecContribution || '0' }));
const ofSource = new Set([...projects.map(({ projectID }) => projectID), ...[...granted.values()].map(({ project }) => project)]);
const credited = addUp(credits.filter(({ dealExternalId }) => ofSource.has(dealExternalId)), ({ dealExternalId, partnerExternalId, amount, currency }) => {
  if (currency !== 'EUR') problems.push(`project ${dealExternalId}: a credit in ${currency}, not in EUR`);
  return { project: dealExternalId, organisation: partnerExternalId, amount };
});

for (const [key, { project, organisation, cents }] of granted) {
  const credit = credited.get(key);
  if (credit === undefined) problems.push(`project ${project}, organisation ${organisation}: granted ${euros(cents)}, no credit`);
  else if (credit.cents !== cents) problems.push(`project ${project}, organisation ${organisation}: granted ${euros(cents)}, credited ${euros(credit.cents)}`);
}
for (const [key, { project, organisation, cents }] of credited) {
  if (!granted.has(key)) problems.push(`project ${project}, organisation ${organisation || '(none)'}: credited ${euros(cents)}, but it has no row in participants.csv`);
}

const compared = [...granted.keys()].filter((key) => credited.has(key)).length;
console.log(`pairs in the source    ${granted.size}`);
console.log(`pairs compared         ${compared}`);
console.log(`pairs of 0.00          ${[...granted.values()].filter(({ cents }) => cents === 0n).length}`);
console.log(`total granted          ${euros(sum(granted))} EUR`);
console.log(`total credited         ${euros(sum(credited))} EUR`);
if (participants.length !== distinct(participants).length) console.log(`rows that only repeat another, counted once: ${participants.length - distinct(participants).length}`);
for (const line of unevenProjects()) console.log(line);
for (const problem of problems) console.log(`DISAGREES  ${problem}`);
console.log(`disagreements          ${problems.length}`);
process.exitCode = problems.length === 0 ? 0 : 1;

/** Projects whose own rows do not add up to their grant: their credits, which divide the grant, cannot agree with the rows. */
function unevenProjects() {
  return distinct(projects).flatMap(({ projectID, ecMaxContribution }) => {
    const parts = [...granted.values()].filter(({ project }) => project === projectID);
    const total = parts.reduce((all, { cents }) => all + cents, 0n);
    const grant = centsOf(ecMaxContribution);
    return grant === total ? [] : [`NOTE  project ${projectID}: its grant is ${ecMaxContribution}, its ${parts.length} organisations' shares add up to ${euros(total)} in the source itself`];
  });
}

function rowsOf(path, columns) {
  let rows;
  try {
    rows = parse(readFileSync(path), { columns: (header) => header.map((name) => name.trim()), bom: true, trim: true, skip_empty_lines: true });
  } catch (error) {
    stop(`${path} cannot be read: ${error.message}`);
  }
  const lacking = rows.length > 0 ? columns.filter((column) => !(column in rows[0])) : [];
  if (lacking.length > 0) stop(`${path} lacks the columns ${lacking.join(', ')}`);
  return rows;
}

function distinct(rows) {
  return [...new Map(rows.map((row) => [JSON.stringify(Object.values(row)), row])).values()];
}

function addUp(rows, partsOf) {
  const pairs = new Map();
  for (const row of rows) {
    const { project, organisation, amount } = partsOf(row);
    const cents = centsOf(amount);
    if (cents === undefined) problems.push(`project ${project}, organisation ${organisation}: "${amount}" is no amount in euros and cents`);
    const key = JSON.stringify([project, organisation.normalize('NFC')]);
    pairs.set(key, { project, organisation, cents: (pairs.get(key)?.cents ?? 0n) + (cents ?? 0n) });
  }
  return pairs;
}

function centsOf(text) {
  const [, sign, whole, decimals = ''] = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  return whole === undefined ? undefined : BigInt(`${sign}${whole}${decimals.padEnd(2, '0')}`);
}

function euros(cents) {
  const digits = (cents < 0n ? -cents : cents).toString().padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function sum(pairs) {
  return [...pairs.values()].reduce((all, { cents }) => all + cents, 0n);
}

function stop(message) {
  console.error(message);
  process.exit(2);
}
