import { createHash } from 'node:crypto';
import { renderCsv, renderPdf, renderXlsx } from '../../../libs/adapters/documents/index.js';
import { statementOf } from '../../../libs/core/rules/index.js';
import { partsOf, statementFacts } from './issued-statement.js';

/** Prints the SHA-256 of a statement's CSV, XLSX and PDF, for a test that compares them with those of its own process. */
const document = statementOf(partsOf([{ minor: 4_200n }, { minor: -17n, currency: 'JPY' }]), statementFacts);
for (const bytes of [renderCsv(document), await renderXlsx(document), await renderPdf(document)]) {
  process.stdout.write(`${createHash('sha256').update(bytes).digest('hex')}\n`);
}
