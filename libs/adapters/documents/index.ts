export { documentsSchemaSql } from './documents.schema.js';
export { inertText, renderCsv } from './render-csv.js';
export { renderPdf } from './render-pdf.js';
export { renderXlsx } from './render-xlsx.js';
export { DocumentDiffers, documentKinds, StatementDocuments, type DocumentKey, type DocumentKind, type StoredDocument } from './statement-documents.js';
export {
  dateForms, payoutCsv, payoutFileOf, quickBooksJournal, readDay, xeroBills, type DateForm, type HeldPayment, type PayoutFile, type QuickBooksAccounts, type XeroAccounts,
} from './payout-files.js';
