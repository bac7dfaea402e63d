import type { BatchEvent, RecordedDealEvent, StatementLine } from '#events';
import type { PartnerId } from '#kernel';
import { accrualsOf, foldDossiers, journalOf, paymentEntriesOf, statementEntriesOf, type JournalEntry } from '#rules';
import { assigned, day, dealLog, opened, partner, refunded, won } from '../dossier/deal-log.js';
import { documentWith, publication, publishing, ruleSetLog } from '../dossier/rule-set-log.js';
import { linesOf } from '../statement/issued-statement.js';
import { batchLog, closingAt, statementLog } from './promised-log.js';

const document = { ...documentWith(), payout: { cycleDays: 30, minimum: '50.00', holdback: { percent: '10', days: 60 } } };

const line = (kind: StatementLine['kind'], minor: bigint, changes: Partial<StatementLine> = {}): StatementLine[] => linesOf([{ kind, minor }]).map((each) => ({ ...each, ...changes }));

const numbered = (lines: readonly StatementLine[]): StatementLine[] => lines.map((each, index) => ({ ...each, lineNo: index + 1 }));

const proposed = (paymentId: string, partnerId: PartnerId, changes: Partial<Extract<BatchEvent, { type: 'PaymentProposed' }>['data']>): BatchEvent => ({
  type: 'PaymentProposed', data: { paymentId, partnerId, currency: 'USD', amount: '1000.00', fromHoldback: '0.00', payeeReference: 'V-1', paidIn: null, ...changes } });

const [alpha, beta] = [partner('alpha'), partner('beta')];

/** The rule set that the quarter is under. */
export const rulesOfQuarter = ruleSetLog(...publication(day(1), 1, document));

/** A deal of two partners, of which a fifth is refunded in the next quarter. */
export const dealOfQuarter: readonly RecordedDealEvent[] = dealLog(
  opened(day(5)), assigned(day(6), 'alpha', 'sourcing'), assigned(day(6), 'beta', 'selling'), won(day(79)), refunded(day(130), '10000.00'));

/** What a quarter's close may say: every kind of line, lines withheld and held back, an account in debt. */
export const statementsOfQuarter = statementLog(
  { partnerId: alpha, balances: [{ ...closingAt(450_000n), released: '30.00' }, closingAt(-4_200n, 'JPY')], lines: numbered([
    ...line('commission', 450_000n), ...line('incentive', 50_000n, { holdback: '50.00' }), ...line('spiff', 700n, { withheld: true }), ...line('writeOff', 123n),
    ...line('merger', -900n), ...line('difference', 250n), ...linesOf([{ kind: 'spiff', minor: -4_200n, currency: 'JPY' }])]) },
  { partnerId: beta, balances: [closingAt(900_900n)], lines: numbered([...line('commission', 900_000n), ...line('merger', 900n)]) });

/** What may become of payments: settled and confirmed otherwise, paid in another currency, failed and settled again, failed and cancelled. */
export const batchOfQuarter = batchLog(
  proposed('P-1', alpha, { amount: '3176.47', fromHoldback: '176.47' }),
  proposed('P-2', beta, { paidIn: { currency: 'EUR', amount: '922.34', rate: '1.0842', rateOn: '2026-04-19', rateSource: 'ECB' } }),
  proposed('P-3', beta, { currency: 'JPY', amount: '5000', fromHoldback: '0' }),
  { type: 'PaymentLeftOut', data: { partnerId: alpha, currency: 'JPY', amount: '-4200', because: 'nothingPayable' } },
  { type: 'PaymentSettled', data: { paymentId: 'P-1', partnerId: alpha, settledOn: '2026-04-24', reference: 'SEPA-1' } },
  { type: 'PaymentSettled', data: { paymentId: 'P-2', partnerId: beta, settledOn: '2026-04-24', reference: 'SEPA-2' } },
  { type: 'PaymentSettled', data: { paymentId: 'P-3', partnerId: beta, settledOn: '2026-04-25', reference: null } },
  { type: 'PaymentFailed', data: { paymentId: 'P-2', partnerId: beta, because: 'account-closed' } },
  { type: 'PaymentFailed', data: { paymentId: 'P-3', partnerId: beta, because: 'account-closed' } },
  { type: 'PaymentRetried', data: { paymentId: 'P-2', partnerId: beta } },
  { type: 'PaymentCancelled', data: { paymentId: 'P-3', partnerId: beta } },
  { type: 'PaymentSettled', data: { paymentId: 'P-2', partnerId: beta, settledOn: '2026-05-01', reference: 'SEPA-3' } },
  { type: 'PaymentConfirmed', data: { paymentId: 'P-1', partnerId: alpha, currency: 'USD', amount: '3176.00', paidOn: '2026-05-02', reference: 'BK-1', variance: '-0.47' } },
  { type: 'PaymentConfirmed', data: { paymentId: 'P-2', partnerId: beta, currency: 'EUR', amount: '922.35', paidOn: '2026-05-02', reference: 'BK-2', variance: '0.01' } });

/** The whole journal once the quarter is closed: of the quarter what its statements say, of what came after what the deal accrued. */
export const journalOfQuarter = (): readonly JournalEntry[] => {
  const terms = publishing({ at: day(1), document });
  return [
    ...journalOf(accrualsOf(foldDossiers(undefined, dealOfQuarter), terms), terms).filter(({ postedIn }) => postedIn > '2026-Q1'), ...statementsOfQuarter.flatMap((event) => statementEntriesOf(event, terms)),
    ...paymentEntriesOf(batchOfQuarter, terms)];
};
