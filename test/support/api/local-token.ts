/** The token of the local operator of every test API. */
export const localToken = 'local-operator-of-the-tests-0123456789';
