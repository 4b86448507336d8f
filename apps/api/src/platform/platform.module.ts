import { Global, Module, type DynamicModule } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Logger } from 'pino';
import { Clock } from './clock';
import { DataKey } from './data-key';
import { ExamDatabase } from './exam-database';
import { HealthController } from './health.controller';
import { Jobs } from './jobs';
import { LOGGER } from './logger';
import { LocalDateScalar } from './scalars';
import { RateLimits } from './rate-limits';
import { Scopes } from './scope';

/** Folders and facts of this installation that features need. */
export class Installation {
  constructor(
    readonly dataFolder: string,
    /** The `content` folder that comes with the product. */
    readonly contentFolder: string,
    readonly isSecure: boolean,
    /** Where people reach it. */
    readonly publicUrl: string,
  ) {}
}

export interface PlatformOptions {
  readonly database: DataSource;
  readonly examDatabase: ExamDatabase;
  readonly dataKey: DataKey;
  readonly installation: Installation;
  readonly logger: Logger;
  readonly clock: Clock;
}

/** What every feature stands on; made outside Nest, because the database must be up before anything is wired. */
@Global()
@Module({})
export class PlatformModule {
  static with({
    database,
    examDatabase,
    dataKey,
    installation,
    logger,
    clock,
  }: PlatformOptions): DynamicModule {
    const providers = [
      { provide: DataSource, useValue: database },
      { provide: ExamDatabase, useValue: examDatabase },
      { provide: DataKey, useValue: dataKey },
      { provide: Installation, useValue: installation },
      { provide: LOGGER, useValue: logger },
      { provide: Clock, useValue: clock },
    ];
    return {
      module: PlatformModule,
      providers: [...providers, LocalDateScalar, RateLimits, Scopes, Jobs],
      controllers: [HealthController],
      exports: [...providers.map(({ provide }) => provide), RateLimits, Scopes, Jobs],
    };
  }
}
