/** The JSON pointer (RFC 6901) that leads from the one a step further: an array's index or an object's key. */
export const pointerTo = (parent: string, step: string | number): string =>
  `${parent}/${typeof step === 'number' ? step : step.replaceAll('~', '~0').replaceAll('/', '~1')}`;
