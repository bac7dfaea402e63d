import { openTestEventStore } from '../support/postgres/test-event-store.js';
import { eventStoreContract } from './event-store.contract.js';

eventStoreContract('the log in PostgreSQL', () => openTestEventStore('contract'));
