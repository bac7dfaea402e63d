export type { Closing } from './closing.js';
export { awardText, countAwards, type Counted } from './count-awards.js';
export { draftedStatements, type PartnerStatement } from './drafted-statements.js';
export { previewClosing, previewLines, type ClosingPreview, type PreviewedClosing, type PreviewedLine } from './preview.js';
export type { ReadSql } from './read-sql.js';
