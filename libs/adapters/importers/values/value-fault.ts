/** Why a text is not the value it should be. `code` is stable, kebab-case. */
export interface ValueFault {
  readonly fault: string;
  readonly message: string;
}

export const valueFault = (fault: string, message: string): ValueFault => ({ fault, message });

export const isValueFault = (value: unknown): value is ValueFault => typeof value === 'object' && value !== null && 'fault' in value;
