import { words } from '../../parts/words.js';

/** Why a line comes to something else, as the replay says it. */
interface Cause {
  readonly because: 'booking' | 'learned' | 'unlearned' | 'clause' | 'version' | 'award';
  readonly eventType: string | null;
  readonly clauses: readonly string[];
}

/** The cause of a difference in a sentence. */
export const causeText = ({ because, eventType, clauses }: Cause): string => {
  const event = eventType === null ? 'an event' : words(eventType).toLowerCase();
  switch (because) {
    case 'booking': return 'was booked otherwise than facts and rules of that moment give';
    case 'learned': return `${event}, not known when it was booked`;
    case 'unlearned': return `${event}, known when it was booked and not in the replay`;
    case 'clause': return `clause ${clauses.join(', ')}`;
    case 'version': return 'no version covers the deal on one of the sides';
    case 'award': return 'awards of an earlier quarter, counted otherwise';
  }
};
