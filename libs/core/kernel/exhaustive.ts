/** Ends a switch over a closed union: a member that is not handled fails to compile here. */
export const unreachable = (value: never): never => {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
};
