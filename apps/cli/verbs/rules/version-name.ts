/** A published version of a rule set. */
export interface VersionName {
  readonly id: string;
  readonly version: number;
}

/** The version that a text like `standard@1` names; undefined where it names none. */
export const versionNamed = (text: string): VersionName | undefined => {
  const [, id, version] = /^([a-z0-9-]+)@([1-9]\d{0,8})$/.exec(text) ?? [];
  return id === undefined ? undefined : { id, version: Number(version) };
};
