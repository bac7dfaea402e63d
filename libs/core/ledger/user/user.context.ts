import type { Actor } from '#events';
import type { DecisionContext } from '#kernel';
import type { UserFacts } from './user.facts.js';

/** Who asks, when, and what else is known. */
export type UserContext = DecisionContext<Actor, UserFacts>;
