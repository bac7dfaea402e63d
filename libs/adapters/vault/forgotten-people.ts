import { readStreamName } from '#events';

/** Under whose key what is said of a partner's contact lies; a user's own texts lie under its id. */
export const contactPerson = (partnerId: string, contactId: string): string => `${partnerId}/${contactId}`;

/** The events that say that somebody is forgotten. */
export const forgettingEvents = ['UserForgotten', 'ContactForgotten'] as const;

/** The person that an event says is forgotten; undefined where it says something else, or is torn. */
export const personForgottenBy = (event: { readonly type: string; readonly stream: string; readonly data: object | undefined }): string | undefined => {
  const name = readStreamName(event.stream);
  if (event.type === 'UserForgotten' && name?.kind === 'user') return name.id;
  if (event.type !== 'ContactForgotten' || name?.kind !== 'partner') return undefined;
  return event.data && 'contactId' in event.data ? contactPerson(name.id, String(event.data.contactId)) : undefined;
};
