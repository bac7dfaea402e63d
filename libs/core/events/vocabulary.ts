/** The words of the field that events, rules and commands share. */

export const partnerRoles = ['sourcing', 'selling', 'technicalValidation', 'implementation', 'influence'] as const;
/** What a partner does on a deal (capability B5). */
export type PartnerRole = (typeof partnerRoles)[number];

export const coSellModels = ['sell-with', 'sell-through', 'sell-to'] as const;
/** How partners and vendor sell together on a deal (capability B1). */
export type CoSellModel = (typeof coSellModels)[number];

export const attributionBuckets = ['none', 'sourced', 'influenced', 'accelerated'] as const;
/** The attribution picklist, exactly (capability A4). */
export type AttributionBucket = (typeof attributionBuckets)[number];

export const dealOrigins = ['vendor', 'partnerLead'] as const;
/** Who brought the deal in. */
export type DealOrigin = (typeof dealOrigins)[number];

export const touchpointLoggers = ['vendor', 'partner', 'integration'] as const;
/** Who says that a touchpoint happened. */
export type TouchpointLogger = (typeof touchpointLoggers)[number];

export const sides = ['vendor', 'partner'] as const;
/** The two sides that can confirm or contest what the other logged. */
export type Side = (typeof sides)[number];

export const handOffs = ['onboarding', 'support', 'renewal'] as const;
/** What somebody must own after the close (capability B8). */
export type HandOff = (typeof handOffs)[number];

export const gates = ['registrationBeforeAdvance', 'stageLeads', 'handOffs', 'attributionBeforeWon'] as const;
/** The gates that a programme can turn on (capabilities D3, B9, B8, A9). */
export type Gate = (typeof gates)[number];

export const statementLineKinds = ['commission', 'uplift', 'incentive', 'spiff', 'writeOff', 'merger', 'difference'] as const;
/** What a line of a statement is for; `difference`: what an evaluation of today gives otherwise than the closed quarters promised. */
export type StatementLineKind = (typeof statementLineKinds)[number];

export const disputeOutcomes = ['upheld', 'partly', 'refused'] as const;
/** What a ruling says to a dispute. */
export type DisputeOutcome = (typeof disputeOutcomes)[number];

export const escalationCauses = ['unanswered', 'answer', 'ruling'] as const;
/** Why a dispute went on to finance: nobody answered in time, the answer did not settle it, the first ruling did not. */
export type EscalationCause = (typeof escalationCauses)[number];

export const leftOutReasons = [
  'belowMinimum', 'nothingPayable', 'noAgreement', 'noPayee', 'suspended', 'disputed', 'rateMissing'] as const;
/** Why a batch does not pay what stands to a partner's account. */
export type LeftOutReason = (typeof leftOutReasons)[number];
