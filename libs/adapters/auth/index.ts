export * from './api-key.js';
export * from './authenticator.js';
export * from './local-operator.js';
export * from './read-caller.js';
