import type { CommandHandling } from '#command-handling';
import { userStream, type Actor } from '#events';
import { digestOf, type UserId } from '#kernel';
import type { Vault } from '#vault';

/** Whoever holds the local token: the person at the machine that the server runs on. */
export const localOperator: Actor = {
  userId: 'usr_local-operator' as UserId, rights: ['operations', 'integration', 'administrator'], partnerId: null,
};

/** The instance itself, where it acts without being asked. */
export const systemActor: Actor = { userId: 'usr_system' as UserId, rights: ['administrator'], partnerId: null };

const key = 'register-local-operator';

/** Registers the local operator as a user, so that its acts are a named user's. Harmless when repeated, by several processes at once too. */
export const ensureLocalOperator = async (commandHandling: CommandHandling, vault: Vault): Promise<void> => {
  const { userId } = localOperator;
  const stream = userStream(userId);
  const { reference, row } = await vault.seal(userId, { userId: systemActor.userId, idempotencyKey: key, pointer: '/name' }, 'Local operator');
  const command = { type: 'RegisterUser', userId, name: reference, partnerId: null };
  const outcome = await commandHandling.handle({
    kind: 'user', stream, actor: systemActor, expectedRevision: null, correlationId: key, causationId: null, dryRun: false,
    inputs: [{
      command, occurredAt: null, sourceRecordedAt: null, key: { kind: 'caller', key },
      bodyDigest: digestOf({ command: command.type, stream, userId }), sealedTexts: [row],
    }],
  });
  if (outcome.outcome !== 'accepted') throw new Error(`The local operator could not be registered: ${JSON.stringify(outcome)}`);
};
