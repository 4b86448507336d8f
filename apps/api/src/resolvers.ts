import { AmendmentsResolver } from './amendments/amendments.resolver';
import {
  AttemptsResolver,
  OfficerExamsResolver,
  OfficerIssueExamResolver,
  ViewerExamsResolver,
} from './attempts/attempts.resolver';
import { CertificatesResolver, ViewerCertificatesResolver } from './certificates/certificates.resolver';
import { AppealsResolver } from './marking/appeals.resolver';
import {
  AttemptResultsResolver,
  MarkedExamResultsResolver,
  OfficerExamResultsResolver,
} from './marking/attempt-results.resolver';
import { RemarksResolver } from './marking/remarks.resolver';
import { BlueprintsResolver } from './blueprints/blueprints.resolver';
import { ExamLateSheetsResolver, LateSheetsResolver } from './marking/late-sheets.resolver';
import { ExamVoidsResolver } from './invigilation/exam-voids.resolver';
import { AttemptVoidsResolver } from './invigilation/attempt-voids.resolver';
import { ExamBoardResolver, SeatFilesResolver, SeatsResolver } from './invigilation/board.resolver';
import { AttemptSummaryWordsResolver, RoomWordsResolver } from './rooms/room-words.resolver';
import {
  HandMarkingResolver,
  MarkedExamHandMarkingResolver,
  QuestionProgressResolver,
} from './markers/hand-marking.resolver';
import {
  MarkingDeskResolver,
  TakenAnswersResolver,
  WrittenQuestionsResolver,
} from './markers/marking-desk.resolver';
import { AttemptPartPointsResolver } from './markers/part-points.resolver';
import { ReceiptsResolver } from './marking/receipts.resolver';
import { ReplaysResolver } from './marking/replays.resolver';
import { MarkedExamsResolver } from './marking/marked-exams.resolver';
import { QuestionStatisticsResolver } from './marking/question-statistics.resolver';
import { ClassesResolver } from './classes/classes.resolver';
import { ClassMembersResolver } from './classes/class-members.resolver';
import {
  LectureIssuesResolver,
  OfficerIssuesResolver,
  ViewerLecturesResolver,
} from './courses/courses.resolver';
import { CoverageResolver } from './coverage/coverage.resolver';
import { DemoResolver } from './demo/demo.resolver';
import { ExtraTimesResolver } from './attempts/extra-times.resolver';
import { ClassExamsResolver } from './exams/class-exams.resolver';
import { ExamChangesResolver } from './exams/exam-changes.resolver';
import { ExamSettingResolver } from './exams/exam-setting.resolver';
import { ExamsResolver, IssueExamResolver } from './exams/exams.resolver';
import { OfficerEditsResolver } from './people/officer-edits.resolver';
import { OfficersResolver } from './people/officers.resolver';
import { AccountsResolver, OpenSessionsResolver, OwnSecurityResolver } from './access/security.resolver';
import { AuditResolver } from './audit/audit.resolver';
import { GrantsResolver } from './access/grants.resolver';
import { OidcResolver } from './access/oidc.resolver';
import { ViewerResolver } from './access/viewer.resolver';
import { RegionEndingsResolver } from './people/region-endings.resolver';
import { UnitsResolver } from './people/units.resolver';
import { RegionImportResolver } from './roster/region-import.resolver';
import { RosterResolver } from './roster/roster.resolver';
import { LawKeepingResolver } from './laws/law-keeping.resolver';
import { NotesResolver } from './notes/notes.resolver';
import { LawsResolver } from './laws/laws.resolver';
import { BanksResolver } from './questions/banks.resolver';
import { QuestionEditsResolver } from './questions/question-edits.resolver';
import { QuestionExportResolver } from './questions/question-export.resolver';
import { QuestionImportResolver } from './questions/question-import.resolver';
import { ArticleLecturesResolver } from './courses/article-lectures.resolver';
import { ArticleQuestionsResolver } from './questions/article-questions.resolver';
import { QuestionMakerResolver } from './questions/question-maker.resolver';
import { QuestionRevisionsResolver } from './questions/question-revisions.resolver';
import { QuestionEventsResolver, QuestionsResolver } from './questions/questions.resolver';
import { SuggestionsResolver } from './questions/suggestions.resolver';
import { RegionsResolver } from './regions/regions.resolver';

/** Every resolver, for printing the schema without a database. */
export const resolvers = [
  AmendmentsResolver,
  AuditResolver,
  GrantsResolver,
  AccountsResolver,
  OpenSessionsResolver,
  OwnSecurityResolver,
  AttemptsResolver,
  BanksResolver,
  BlueprintsResolver,
  ClassesResolver,
  ClassExamsResolver,
  ClassMembersResolver,
  CoverageResolver,
  DemoResolver,
  ExamChangesResolver,
  ExamSettingResolver,
  AttemptSummaryWordsResolver,
  AttemptVoidsResolver,
  ExamVoidsResolver,
  ExamBoardResolver,
  RoomWordsResolver,
  SeatFilesResolver,
  SeatsResolver,
  ExamsResolver,
  ExtraTimesResolver,
  IssueExamResolver,
  LawKeepingResolver,
  LawsResolver,
  NotesResolver,
  LectureIssuesResolver,
  OfficerExamsResolver,
  OfficerIssueExamResolver,
  OfficerIssuesResolver,
  OfficerEditsResolver,
  OfficersResolver,
  OidcResolver,
  QuestionEditsResolver,
  QuestionEventsResolver,
  QuestionExportResolver,
  QuestionImportResolver,
  ArticleLecturesResolver,
  ArticleQuestionsResolver,
  QuestionMakerResolver,
  QuestionRevisionsResolver,
  AppealsResolver,
  CertificatesResolver,
  ViewerCertificatesResolver,
  AttemptResultsResolver,
  MarkedExamResultsResolver,
  ExamLateSheetsResolver,
  LateSheetsResolver,
  MarkedExamsResolver,
  AttemptPartPointsResolver,
  HandMarkingResolver,
  MarkedExamHandMarkingResolver,
  MarkingDeskResolver,
  QuestionProgressResolver,
  TakenAnswersResolver,
  WrittenQuestionsResolver,
  OfficerExamResultsResolver,
  RemarksResolver,
  ReceiptsResolver,
  ReplaysResolver,
  QuestionStatisticsResolver,
  QuestionsResolver,
  SuggestionsResolver,
  RegionEndingsResolver,
  RegionImportResolver,
  RegionsResolver,
  RosterResolver,
  UnitsResolver,
  ViewerExamsResolver,
  ViewerLecturesResolver,
  ViewerResolver,
] as const;
