import { Global, Module, type DynamicModule, type OnApplicationShutdown, Inject } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { Authenticator, Credentials, Sessions, SignIn } from '#auth';
import { CommandHandling } from '#command-handling';
import { Vault } from '#vault';
import { CommandReader } from './commands/desk/command-reader.js';
import { RecordingClock } from './commands/desk/recording-clock.js';
import { SecondPersonPolicy } from './commands/desk/second-person.policy.js';
import { ChangesModule } from './changes/changes.module.js';
import { CommandsModule } from './commands/commands.module.js';
import { FilesModule } from './files/files.module.js';
import { HealthController } from './health/health.controller.js';
import { AuthGuard } from './http/auth.guard.js';
import { RateLimit, unlimited } from './http/rate-limit.js';
import { CommandMetrics } from './metrics/command-metrics.js';
import { MetricsController, metricsToken } from './metrics/metrics.controller.js';
import { ImportsModule } from './imports/imports.module.js';
import { LogModule } from './log/log.module.js';
import { eventStoreToken, type ApiParts } from './parts.js';
import type { ApiSettings } from './settings.js';
import { QueriesModule } from './queries/queries.module.js';
import { TermsLibrary } from './queries/terms-library.js';
import { SessionModule } from './session/session.module.js';

const partsToken = Symbol('ApiParts');

/** Gives the parts that reach outside to every module, and closes them after the last request. */
@Global()
@Module({})
export class PartsModule implements OnApplicationShutdown {
  constructor(@Inject(partsToken) private readonly parts: ApiParts) {}

  static of(parts: ApiParts, { ephemeral, metricsToken: token }: ApiSettings): DynamicModule {
    const providers = [
      { provide: partsToken, useValue: parts },
      { provide: eventStoreToken, useValue: parts.store },
      { provide: DataSource, useValue: parts.dataSource },
      { provide: Vault, useValue: parts.vault },
      { provide: CommandHandling, useValue: parts.commandHandling },
      { provide: Authenticator, useValue: parts.authenticator },
      { provide: Credentials, useValue: parts.credentials },
      { provide: Sessions, useValue: parts.sessions },
      { provide: SignIn, useValue: parts.signIn },
      TermsLibrary,
      { provide: CommandMetrics, useValue: parts.commandMetrics },
      { provide: metricsToken, useValue: token ?? null },
      { provide: RecordingClock, useValue: parts.clock },
      { provide: CommandReader, useValue: new CommandReader(parts.vault) },
      { provide: SecondPersonPolicy, useValue: new SecondPersonPolicy(ephemeral) },
    ];
    return { module: PartsModule, providers, exports: providers };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.parts.close();
  }
}

/** The whole API. */
@Module({})
export class ApiModule {
  static of(parts: ApiParts, settings: ApiSettings): DynamicModule {
    const { perKey, seconds } = settings.rateLimits ?? unlimited;
    return {
      module: ApiModule,
      imports: [PartsModule.of(parts, settings), SessionModule, ChangesModule, CommandsModule, QueriesModule, FilesModule, ImportsModule, LogModule],
      controllers: [HealthController, MetricsController],
      providers: [{ provide: APP_GUARD, useClass: AuthGuard }, { provide: RateLimit, useValue: new RateLimit(perKey, seconds) }],
    };
  }
}
