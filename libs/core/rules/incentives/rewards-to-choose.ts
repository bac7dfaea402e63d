/** How many rewards an incentive of a published document leaves to choose from; null where the clause is no incentive with a choice. */
export const rewardsToChoose = (document: Readonly<Record<string, unknown>>, clause: string): number | null => {
  const index = /^\/incentives\/(\d+)$/.exec(clause)?.[1];
  const incentives = document['incentives'];
  if (index === undefined || !Array.isArray(incentives)) return null;
  const incentive: unknown = incentives[Number(index)];
  const choice: unknown = typeof incentive === 'object' && incentive !== null ? Reflect.get(incentive, 'choice') : undefined;
  return Array.isArray(choice) ? choice.length : null;
};
