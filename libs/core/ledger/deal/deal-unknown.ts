import type { Rejection } from '#kernel';

/** The one answer about a deal that does not exist, and to a partner about a deal that it is not on. */
export const dealUnknown: Rejection = { code: 'deal-unknown', message: 'There is no such deal.' };
