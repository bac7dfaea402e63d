/** What a command's exit code says: documented in README and `--help`. */
export const exitCode = { done: 0, found: 1, wrongUse: 2, unreachable: 3, interrupted: 130 } as const;

/** A difference or a fault that the command was asked to look for: exit code 1. */
export class Found extends Error {
  override readonly name = 'Found';
}

/** Wrong use or faulty input: exit code 2. The message names the cause and what mends it. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';
}

/** The ledger, its database or its port could not be had: exit code 3. The message names the cause and what mends it. */
export class OutOfReach extends Error {
  override readonly name = 'OutOfReach';
}
