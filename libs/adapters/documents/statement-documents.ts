import { createHash } from 'node:crypto';
import { statementText, type StatementDocument } from '#rules';
import { renderCsv } from './render-csv.js';
import { renderPdf } from './render-pdf.js';
import { renderXlsx } from './render-xlsx.js';

export const documentKinds = ['json', 'csv', 'xlsx', 'pdf'] as const;
/** What a statement is kept as. */
export type DocumentKind = (typeof documentKinds)[number];

/** Which document is meant. */
export interface DocumentKey {
  readonly period: string;
  readonly partnerId: string;
  readonly kind: DocumentKind;
}

/** A document as it was issued, and the SHA-256 (hex) of its bytes. */
export interface StoredDocument {
  readonly bytes: Buffer;
  readonly sha256: string;
}

/** Another document stands under the key: what was issued never changes. */
export class DocumentDiffers extends Error {
  override readonly name = 'DocumentDiffers';

  constructor(readonly key: DocumentKey) {
    super(`The statement of ${key.partnerId} for ${key.period} is kept as ${key.kind} with other bytes.`);
  }
}

/** Runs one statement: a client of `pg`, or TypeORM's runner. */
type RunSql = <Row>(sql: string, values?: unknown[]) => Promise<Row[]>;

/** Statements as documents: made once when they are issued, then served as they were kept. */
export class StatementDocuments {
  constructor(private readonly sql: RunSql) {}

  /**
   * Renders and keeps a statement as each kind. Told again it renders only what a crash left out, so that a newer renderer changes nothing
   * that was kept. Throws DocumentDiffers where the statement kept is another.
   */
  async keep(document: StatementDocument): Promise<void> {
    const { period, partner: { id: partnerId }, issuedAt } = document;
    const put = (kind: DocumentKind, bytes: Buffer): Promise<void> => this.put({ period, partnerId, kind }, bytes, issuedAt);
    await put('json', renderings.json(document));
    const kept = await this.sql<{ kind: DocumentKind }>('SELECT kind FROM documents.statements WHERE period = $1 AND partner_id = $2', [period, partnerId]);
    for (const kind of documentKinds) if (!kept.some((row) => row.kind === kind)) await put(kind, await renderings[kind](document));
  }

  /** Keeps bytes under a key; the same again change nothing, others are refused with DocumentDiffers. */
  async put(key: DocumentKey, bytes: Buffer, issuedAt: string): Promise<void> {
    const { period, partnerId, kind } = key;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await this.sql(
      `INSERT INTO documents.statements (period, partner_id, kind, bytes, sha256, issued_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (period, partner_id, kind) DO NOTHING`, [period, partnerId, kind, bytes, sha256, issuedAt]);
    const [kept] = await this.sql<{ sha256: string }>(
      'SELECT sha256 FROM documents.statements WHERE period = $1 AND partner_id = $2 AND kind = $3', [period, partnerId, kind]);
    if (kept?.sha256 !== sha256) throw new DocumentDiffers(key);
  }

  /** Of how many statements of each quarter the documents are kept, as far as the caller may see them. */
  async keptByPeriod(): Promise<ReadonlyMap<string, number>> {
    const rows = await this.sql<{ period: string; kept: number }>(`
      SELECT period, count(*)::int AS kept FROM (SELECT period FROM documents.statements GROUP BY period, partner_id HAVING count(*) = $1) AS whole GROUP BY period`, [documentKinds.length]);
    return new Map(rows.map(({ period, kept }) => [period, kept]));
  }

  /** The document as it was kept; undefined where there is none that the caller may see. */
  async read({ period, partnerId, kind }: DocumentKey): Promise<StoredDocument | undefined> {
    const [row] = await this.sql<StoredDocument>(
      'SELECT bytes, sha256 FROM documents.statements WHERE period = $1 AND partner_id = $2 AND kind = $3', [period, partnerId, kind]);
    return row;
  }
}

const renderings = {
  json: (document: StatementDocument) => Buffer.from(statementText(document)),
  csv: renderCsv,
  xlsx: renderXlsx,
  pdf: renderPdf,
} satisfies Record<DocumentKind, (document: StatementDocument) => Buffer | Promise<Buffer>>;
