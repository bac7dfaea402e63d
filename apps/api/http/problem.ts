/** What is at fault, at its place in the request's body (RFC 6901). */
export interface ProblemError {
  readonly pointer: string;
  readonly message: string;
}

/** A request that is answered with a problem document (RFC 9457). `code` is stable and part of the API. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly more: { readonly errors?: readonly ProblemError[]; readonly headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(detail);
  }
}

/** The body of a problem, media type application/problem+json. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly ProblemError[];
  readonly requestId: string;
}

/** The problem as it is sent. */
export const problemDocument = (problem: Problem, requestId: string): ProblemDocument => ({
  type: `urn:tandem:problem:${problem.code}`,
  title: titleOf(problem.status),
  status: problem.status,
  code: problem.code,
  detail: problem.detail,
  ...(problem.more.errors ? { errors: problem.more.errors } : {}),
  requestId,
});

/** A status in words. */
export const titleOf = (status: number): string => titles[status] ?? 'Refused';

const titles: Readonly<Record<number, string>> = {
  400: 'The request is malformed',
  401: 'Who are you?',
  403: 'Not yours to do',
  404: 'There is no such thing',
  409: 'This cannot be done as things stand',
  412: 'It has changed since you looked',
  413: 'The request is too large',
  415: 'Only JSON in UTF-8 is understood',
  422: 'This cannot be taken as it is',
  429: 'Too often',
  500: 'Something is broken on our side',
  503: 'Not available right now',
};
