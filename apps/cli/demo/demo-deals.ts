import type { StreamRequest } from '../verbs/send.js';
import { demoPartners, demoProgramme } from './demo-programme.js';

/** One demo deal in the fewest words: who did what on it, and how it went. */
export interface DemoDeal {
  readonly slug: string;
  readonly account: string;
  readonly amount: string;
  /** Left out: dollars. */
  readonly currency?: 'EUR';
  readonly model: 'sell-with' | 'sell-through' | 'sell-to' | null;
  /** Local day of creation; the deal closes `days` later, or is still open. */
  readonly created: string;
  readonly days: number;
  readonly outcome: 'won' | 'lost' | 'open';
  readonly roles: readonly (readonly [partner: string, role: Role, touch: string])[];
  readonly refund?: { readonly amount: string; readonly afterDays: number };
}

type Role = 'sourcing' | 'selling' | 'technicalValidation' | 'influence';

const accounts = [
  'Birchwood Hospital', 'Cobalt Freight', 'Dunmore Energy', 'Eastgate Foods', 'Fennel & Sons', 'Greyfriars Bank', 'Hollow Creek Mining',
  'Ironbridge Steel', 'Juniper Airlines', 'Kestrel Insurance', 'Larkspur Schools', 'Meridian Optics', 'Northwind Grain', 'Oakhurst Clinics',
  'Pinegrove Hotels', 'Quayside Ports', 'Redwater Utilities', 'Silverlake Media', 'Thornbury Textiles', 'Umber Ceramics', 'Vantage Realty',
  'Westmarch Rail', 'Yarrow Pharma', 'Zephyr Marine', 'Ashdown Motors', 'Bramble Retail', 'Calder Telecom', 'Dovecote Press', 'Elmstead Labs',
  'Foxglove Cosmetics', 'Granary Breweries', 'Hawthorn Housing', 'Islay Shipping', 'Jasper Tools', 'Kingfisher Water', 'Lindenwald Forestry',
];

const dayMs = 86_400_000;
const dayAfter = (day: string, days: number): string => new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
const at = (day: string, hour: string): string => `${day}T${hour}:00.000Z`;

const combinations: readonly (readonly DemoDeal['roles'][number][])[] = [
  [['ptr_alpha', 'sourcing', 'introduction'], ['ptr_beta', 'selling', 'meeting'], ['ptr_gamma', 'technicalValidation', 'demo']],
  [['ptr_delta', 'sourcing', 'introduction'], ['ptr_zeta', 'selling', 'meeting']],
  [['ptr_beta', 'selling', 'proposalReview'], ['ptr_epsilon', 'technicalValidation', 'proofOfConcept'], ['ptr_delta', 'influence', 'reference']],
  [['ptr_zeta', 'selling', 'meeting']],
  [['ptr_alpha', 'sourcing', 'introduction'], ['ptr_gamma', 'selling', 'demo'], ['ptr_epsilon', 'influence', 'executiveSponsorship']],
  [],
];

const outcomes: readonly DemoDeal['outcome'][] = ['won', 'won', 'lost', 'won', 'open', 'won', 'lost', 'open'];
const models: readonly (DemoDeal['model'])[] = ['sell-with', 'sell-with', 'sell-through', 'sell-with', 'sell-to'];

/** The deals of the demo: five told by hand, the rest laid out by a fixed pattern. */
export const demoDeals: readonly DemoDeal[] = [
  { slug: 'acme-renewal', account: 'Acme Robotics', amount: '50000.00', model: 'sell-with', created: '2026-01-05', days: 74, outcome: 'won',
    roles: [['ptr_alpha', 'sourcing', 'introduction'], ['ptr_beta', 'selling', 'meeting'], ['ptr_gamma', 'technicalValidation', 'demo']] },
  { slug: 'bayside-rollout', account: 'Bayside Transit', amount: '120000.00', model: 'sell-through', created: '2026-01-12', days: 60, outcome: 'won',
    roles: [['ptr_zeta', 'selling', 'meeting'], ['ptr_epsilon', 'technicalValidation', 'proofOfConcept']], refund: { amount: '20000.00', afterDays: 45 } },
  { slug: 'carden-referral', account: 'Carden Legal', amount: '18500.50', model: 'sell-to', created: '2026-02-02', days: 31, outcome: 'won',
    roles: [['ptr_delta', 'sourcing', 'introduction'], ['ptr_beta', 'selling', 'meeting']], refund: { amount: '4500.50', afterDays: 90 } },
  { slug: 'edelweiss-tunnel', account: 'Edelweiss Bahnen', amount: '64000.00', currency: 'EUR', model: 'sell-with', created: '2026-01-20', days: 40, outcome: 'won',
    roles: [['ptr_alpha', 'sourcing', 'introduction'], ['ptr_gamma', 'selling', 'demo']], refund: { amount: '16000.00', afterDays: 110 } },
  { slug: 'dellwood-pilot', account: 'Dellwood Farms', amount: '75000.00', model: 'sell-with', created: '2026-03-02', days: 0, outcome: 'open',
    roles: [['ptr_alpha', 'sourcing', 'introduction'], ['ptr_zeta', 'selling', 'meeting']] },
  ...accounts.map((account, index): DemoDeal => {
    const roles = combinations[index % combinations.length] ?? [];
    return {
      slug: account.toLowerCase().replace(/[^a-z]+/g, '-'), account, roles,
      amount: `${8_000 + ((index * 7_919) % 90_000)}.${String((index * 37) % 100).padStart(2, '0')}`,
      model: roles.length === 0 ? null : models[index % models.length] ?? 'sell-with',
      created: dayAfter('2026-01-06', (index * 4) % 120), days: 25 + ((index * 13) % 70), outcome: outcomes[index % outcomes.length] ?? 'open',
    };
  }),
];

/** When the demo's batch was paid: what is refunded later is clawed back of what was paid. */
export const demoPaidAt = '2026-05-18T14:00:00.000Z';

/** What is refunded of a demo deal after partners were paid for it. */
export const lateRefundOf = (deal: DemoDeal): StreamRequest =>
  ({ stream: 'deal', id: `deal_${deal.slug}`, commands: toldOf(deal).filter(isLateRefund) });

const isLateRefund = ({ type, occurredAt }: Told): boolean => type === 'RefundDeal' && occurredAt > demoPaidAt;

/** The commands that tell a demo deal, but for a late refund, in the order in which things happened. */
export const commandsOf = (deal: DemoDeal): StreamRequest =>
  ({ stream: 'deal', id: `deal_${deal.slug}`, commands: toldOf(deal).filter((told) => !isLateRefund(told)) });

const toldOf = (deal: DemoDeal): readonly Told[] => {
  const closed = dayAfter(deal.created, deal.days);
  return [...opening(deal), ...registration(deal), ...work(deal), ...closing(deal, closed)]
    .sort((one, other) => (one.occurredAt < other.occurredAt ? -1 : one.occurredAt > other.occurredAt ? 1 : 0));
};

type Told = Readonly<Record<string, unknown>> & { readonly type: string; readonly occurredAt: string };

const opening = (deal: DemoDeal): readonly Told[] => [
  { type: 'OpenDeal', occurredAt: at(deal.created, '09:00'), dealId: `deal_${deal.slug}`, external: null,
    account: { name: deal.account, domain: `${deal.slug}.example`, segment: Number(deal.amount) > 50_000 ? 'enterprise' : 'mid' }, currency: deal.currency ?? 'USD',
    amount: deal.amount, model: deal.model, origin: 'vendor', sourcePartnerId: null, ruleSetId: 'standard', dateAssumed: false },
  { type: 'ChangeStage', occurredAt: at(deal.created, '10:00'), stage: demoProgramme.stages[0] },
];

const registration = (deal: DemoDeal): readonly Told[] => (deal.roles.length === 0 ? [] : [
  { type: 'RegisterDeal', occurredAt: at(dayAfter(deal.created, 1), '10:00'), registrationId: 'registration-1',
    parties: deal.roles.map(([partnerId, role]) => ({ partnerId, role, weight: null, expectedContribution: null })) },
  { type: 'ApproveRegistration', occurredAt: at(dayAfter(deal.created, 1), '12:00'), registrationId: 'registration-1',
    boundFor: deal.roles.map(([partnerId]) => partnerId), reason: 'Agreed in the joint account plan.' },
]);

const work = (deal: DemoDeal): readonly Told[] => [
  ...deal.roles.map(([partnerId, role, kind], index): Told => ({
    type: 'LogTouchpoint', occurredAt: at(dayAfter(deal.created, 5 + 3 * index), '15:00'), touchpointId: `touch-${index + 1}`, partnerId, role, kind,
    loggedBy: 'vendor', imported: false, contactId: null, note: null, link: null })),
  { type: 'ChangeStage', occurredAt: at(dayAfter(deal.created, 4), '10:00'), stage: demoProgramme.stages[1] },
  { type: 'ChangeStage', occurredAt: at(dayAfter(deal.created, 18), '10:00'), stage: demoProgramme.stages[3] },
];

const closing = (deal: DemoDeal, closed: string): readonly Told[] => {
  if (deal.outcome === 'open') return outlook(deal);
  if (deal.outcome === 'lost') return [{ type: 'LoseDeal', occurredAt: at(closed, '16:00'), dateAssumed: false }];
  return [
    { type: 'ConfirmAttribution', occurredAt: at(closed, '15:00'), bucket: bucketOf(deal) },
    { type: 'WinDeal', occurredAt: at(closed, '16:00'), dateAssumed: false },
    ...(deal.refund ? [{ type: 'RefundDeal', occurredAt: at(dayAfter(closed, deal.refund.afterDays), '11:00'), refundId: 'refund-1', amount: deal.refund.amount }] : []),
  ];
};

/** Where an open deal is going: what is left to do, and when it is to be done. */
const outlook = (deal: DemoDeal): readonly Told[] => [
  { type: 'SetExpectedClose', occurredAt: at(dayAfter(deal.created, 18), '10:30'), expectedOn: dayAfter(deal.created, 180) },
  { type: 'SetNextStep', occurredAt: at(dayAfter(deal.created, 18), '11:00'), dueOn: dayAfter(deal.created, 150),
    step: deal.roles.length === 0 ? 'Find a partner who knows the account.' : 'Agree the terms.' },
];

const influencing: readonly string[] = ['introduction', 'reference', 'demo', 'proofOfConcept', 'executiveSponsorship'];
const bucketOf = (deal: DemoDeal): string => (deal.roles.some(([, , kind]) => influencing.includes(kind)) ? 'influenced' : 'none');

/** The partners of the demo as commands. */
export const partnerRequests: readonly StreamRequest[] = demoPartners.map(({ partnerId, name, kind }) => ({
  stream: 'partner', id: partnerId, commands: [
    { type: 'OnboardPartner', partnerId, name, kind, external: null, occurredAt: '2025-12-01T16:00:00.000Z' },
    { type: 'SignAgreement', agreementId: 'agreement-2026', from: '2026-01-01', to: null, occurredAt: '2025-12-15T16:00:00.000Z' },
  ] }));
