import { allFaults, faults } from './kinds/index.js';
import { readOptions } from './run/options.js';
import { lineOf, summaryOf } from './run/report.js';
import { runFaults } from './run/run-faults.js';

const options = readOptions(process.argv.slice(2));
console.log(`npm run faults -- --cycles ${options.cycles} --seed ${options.seed}`);
const results = await runFaults(options, (result) => console.log(lineOf(result, options.seed)));
console.log(summaryOf(results, faults.map(({ name }) => name)));
const unstruck = options.only === undefined && options.cycles >= faults.length ? faults.filter(({ name }) => !results.some(({ fault, struck }) => fault === name && struck !== undefined)) : [];
for (const { name } of unstruck) console.log(`never struck: ${name}`);
for (const { name, whyNot } of allFaults) if (whyNot?.() !== undefined) console.log(`not tried: ${name}: ${whyNot()}`);
process.exitCode = unstruck.length > 0 || results.some(({ wrong }) => wrong.length > 0) ? 1 : 0;
