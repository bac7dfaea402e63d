import { Inject, type Type } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { streamKinds, type StreamKind } from '#events';
import { CommandHandling } from '../command-handling.js';
import type { CommandBatch, CommandOutcome } from '../command-request.js';

/** What goes over Nest's CommandBus: a batch for one stream, answered with what became of it. */
export abstract class StreamCommand extends Command<CommandOutcome> {
  constructor(readonly batch: CommandBatch) {
    super();
  }
}

type StreamCommandClass = new (batch: CommandBatch) => StreamCommand;

const commandClassOf = (kind: StreamKind): StreamCommandClass => {
  const name = `${kind}Command`;
  return { [name]: class extends StreamCommand {} }[name] as StreamCommandClass;
};

const commandClasses: ReadonlyMap<StreamKind, StreamCommandClass> = new Map(streamKinds.map((kind) => [kind, commandClassOf(kind)]));

/** The batch as a command for the bus, where the one handler of its kind of stream takes it. */
export const streamCommand = (batch: CommandBatch): StreamCommand => {
  const commandClass = commandClasses.get(batch.kind);
  if (!commandClass) throw new Error(`No stream of kind ${batch.kind} takes commands.`);
  return new commandClass(batch);
};

const handlerOf = (kind: StreamKind, commandClass: StreamCommandClass): Type<ICommandHandler<StreamCommand>> => {
  const name = `${kind}Handler`;
  const handler = {
    [name]: class implements ICommandHandler<StreamCommand> {
      constructor(private readonly commandHandling: CommandHandling) {}

      execute({ batch }: StreamCommand): Promise<CommandOutcome> {
        return this.commandHandling.handle(batch);
      }
    },
  }[name] as Type<ICommandHandler<StreamCommand>>;
  Inject(CommandHandling)(handler, undefined, 0);
  CommandHandler(commandClass)(handler);
  return handler;
};

/** One handler per kind of stream, for the `providers` of a module that also provides CommandHandling. */
export const streamCommandHandlers: readonly Type<ICommandHandler<StreamCommand>>[] =
  [...commandClasses].map(([kind, commandClass]) => handlerOf(kind, commandClass));
