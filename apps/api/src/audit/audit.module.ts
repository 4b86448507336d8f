import { Module } from '@nestjs/common';
import { AuditResolver } from './audit.resolver';
import { AuditSealer } from './audit.sealer';
import { AuditService } from './audit.service';

@Module({ providers: [AuditResolver, AuditSealer, AuditService], exports: [AuditService] })
export class AuditModule {}
