import type { Command } from 'commander';

/** Every verb and how it is loaded: what a verb needs is read from the disk only when it is asked for. */
export const verbs: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./verbs/start.js')).startCommand,
  programme: async () => (await import('./verbs/programme.js')).programmeCommand,
  rules: async () => (await import('./verbs/rules.js')).rulesCommand,
  user: async () => (await import('./verbs/user.js')).userCommand,
  import: async () => (await import('./verbs/import.js')).importCommand,
  send: async () => (await import('./verbs/send.js')).sendCommand,
  evaluate: async () => (await import('./verbs/evaluate.js')).evaluateCommand,
  explain: async () => (await import('./verbs/explain.js')).explainCommand,
  period: async () => (await import('./verbs/period.js')).periodCommand,
  statement: async () => (await import('./verbs/statement.js')).statementCommand,
  dispute: async () => (await import('./verbs/dispute.js')).disputeCommand,
  payout: async () => (await import('./verbs/payout.js')).payoutCommand,
  replay: async () => (await import('./verbs/replay.js')).replayCommand,
  rates: async () => (await import('./verbs/rates.js')).ratesCommand,
  export: async () => (await import('./verbs/export.js')).exportCommand,
  verify: async () => (await import('./verbs/verify.js')).verifyCommand,
  digest: async () => (await import('./verbs/digest.js')).digestCommand,
  rebuild: async () => (await import('./verbs/rebuild.js')).rebuildCommand,
};
