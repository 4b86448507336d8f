import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module';
import { ExamsModule } from '../exams/exams.module';
import { MarkingModule } from '../marking/marking.module';
import { RegionsModule } from '../regions/regions.module';
import { CertificatesController } from './certificates.controller';
import { CertificatesResolver, ViewerCertificatesResolver } from './certificates.resolver';
import { CertificatesService } from './certificates.service';
import { SigningKey } from './signing-key';

@Module({
  imports: [AccessModule, ExamsModule, MarkingModule, RegionsModule],
  controllers: [CertificatesController],
  providers: [CertificatesResolver, CertificatesService, SigningKey, ViewerCertificatesResolver],
  exports: [CertificatesService],
})
export class CertificatesModule {}
