import type { Fault, Period } from '#kernel';
import type { ProgrammeState } from '../programme/programme.state.js';
import type { RuleSetCommand } from './rule-set.commands.js';
import type { RuleSetDocument, RuleSetState } from './rule-set.state.js';

/** What a decision on a rule set rests on beside its stream. The rules validate and digest; the ledger may not know how. */
export interface RuleSetFacts {
  /** Every fault of the document concerned; none where the command concerns no document. */
  readonly faults: readonly Fault[];
  /** SHA-256 (hex) of the document's RFC 8785 form; null where the document has faults, or the command concerns none. */
  readonly digest: string | null;
  readonly programme: ProgrammeState;
  /** The last quarter that is closed or being closed. */
  readonly closedThrough: Period | null;
}

/** The document that a command is about, for the caller to validate: the one sent, or the draft that is to be published. */
export const documentConcerned = (command: RuleSetCommand, state: RuleSetState): RuleSetDocument | undefined => {
  if (command.type === 'DraftRuleSet') return command.document;
  if (command.type === 'RetireRuleSet') return undefined;
  return state.status === 'drafted' || state.status === 'proposed' ? state.draft.document : undefined;
};
