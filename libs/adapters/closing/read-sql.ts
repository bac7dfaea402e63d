/** Reads rows inside the transaction that the caller began: as the projector, or as the reader on somebody's behalf. */
export type ReadSql = <Row>(text: string, values?: unknown[]) => Promise<Row[]>;
