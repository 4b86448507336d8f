import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** For whatever keeps the process running: is it alive, and may it be given work? */
@Controller()
export class HealthController {
  constructor(private readonly database: DataSource) {}

  @Get('healthz')
  alive(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** The database answers and the migrations are done; they are done before the server listens. */
  @Get('readyz')
  async ready(): Promise<{ status: 'ready' }> {
    try {
      if (await this.database.showMigrations()) throw new Error('migrations are pending');
      return { status: 'ready' };
    } catch {
      throw new ServiceUnavailableException({ status: 'not ready' });
    }
  }
}
