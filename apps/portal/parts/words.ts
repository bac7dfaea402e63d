/** A name of the ledger as a person says it: technicalValidation, DealRegistered, in-review. */
export const words = (name: string): string => {
  const text = name.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').replaceAll('-', ' ').toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
};
