import { accrualsOf, type Accrual, type Terms, type StoredDossier } from '#rules';

/** One accrual entry: what was posted to a partner, why and when. Never changed in the log's sense: later entries correct it. */
export type CommissionPayoutRow = { readonly [Column in keyof Accrual]: Accrual[Column] };

/** A deal's entries in the order of posting. */
export const commissionPayoutRowsOf = (stored: StoredDossier, terms: Terms): readonly CommissionPayoutRow[] =>
  accrualsOf(stored, terms);
