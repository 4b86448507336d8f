import { Module, type DynamicModule } from '@nestjs/common';
import { ApolloDriver } from '@nestjs/apollo';
import { GraphQLModule } from '@nestjs/graphql';
import { AuditModule } from './audit/audit.module';
import { AuditService } from './audit/audit.service';
import { AmendmentsModule } from './amendments/amendments.module';
import { AttemptsModule } from './attempts/attempts.module';
import { BlueprintsModule } from './blueprints/blueprints.module';
import { ClassesModule } from './classes/classes.module';
import { CoursesModule } from './courses/courses.module';
import { CoverageModule } from './coverage/coverage.module';
import { DemoModule } from './demo/demo.module';
import { ExamsModule } from './exams/exams.module';
import { PrintingModule } from './printing/printing.module';
import { CertificatesModule } from './certificates/certificates.module';
import { MarkersModule } from './markers/markers.module';
import { MarkingModule } from './marking/marking.module';
import { InvigilationModule } from './invigilation/invigilation.module';
import { LawsModule } from './laws/laws.module';
import { NotesModule } from './notes/notes.module';
import { AccessModule } from './access/access.module';
import { OidcModule } from './access/oidc.module';
import type { OidcSettings } from './access/oidc-settings';
import { SessionsService } from './access/sessions.service';
import { PeopleModule } from './people/people.module';
import { graphqlConfig } from './platform/graphql';
import { RateLimits } from './platform/rate-limits';
import type { TrustedDocuments } from './platform/trusted-documents';
import { PlatformModule, type PlatformOptions } from './platform/platform.module';
import { QuestionsModule } from './questions/questions.module';
import { RoomsModule } from './rooms/rooms.module';
import { RosterModule } from './roster/roster.module';
import { RegionsModule } from './regions/regions.module';

export interface AppOptions extends PlatformOptions {
  /** Fill an empty installation with invented people, lectures and tests. */
  readonly hasDemo: boolean;
  /** What the clients of this build ask. */
  readonly documents: TrustedDocuments;
  /** Whether nothing else is run. */
  readonly trustedOnly: boolean;
  /** The identity provider; absent = passwords only. */
  readonly oidc?: OidcSettings | null;
  /** Where the schema is written; only the code generator names a file. */
  readonly schemaFile?: string;
}

@Module({})
export class AppModule {
  static with({ hasDemo, schemaFile, documents, trustedOnly, oidc, ...platform }: AppOptions): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(platform),
        GraphQLModule.forRootAsync({
          driver: ApolloDriver,
          imports: [AccessModule, AuditModule],
          inject: [SessionsService, RateLimits, AuditService],
          useFactory: (sessions: SessionsService, limits: RateLimits, audit: AuditService) =>
            graphqlConfig({
              logger: platform.logger,
              schemaFile: schemaFile ?? true,
              limits,
              record: (facts) => audit.record(facts),
              documents,
              trustedOnly,
              loadViewer: (request) => sessions.load(request),
            }),
        }),
        AuditModule,
        RegionsModule,
        PeopleModule,
        AccessModule,
        OidcModule.with(oidc ?? null),
        RosterModule,
        LawsModule,
        NotesModule,
        QuestionsModule,
        AmendmentsModule,
        CoursesModule,
        ClassesModule,
        BlueprintsModule,
        ExamsModule,
        PrintingModule,
        AttemptsModule,
        RoomsModule,
        MarkingModule,
        MarkersModule,
        CertificatesModule,
        InvigilationModule,
        CoverageModule,
        DemoModule.with(hasDemo),
      ],
    };
  }
}
