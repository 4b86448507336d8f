import { CreateRegions1795000000001 } from './1795000000001-create-regions';
import { CreatePeople1795000000002 } from './1795000000002-create-people';
import { CreateLaws1795000000003 } from './1795000000003-create-laws';
import { CreateQuestions1795000000004 } from './1795000000004-create-questions';
import { CreateCourses1795000000005 } from './1795000000005-create-courses';
import { CreateExams1795000000006 } from './1795000000006-create-exams';
import { RaiseWalls1795000000007 } from './1795000000007-raise-walls';
import { HardenSigningIn1795000000008 } from './1795000000008-harden-signing-in';
import { TraceGrants1795000000009 } from './1795000000009-trace-grants';
import { TraceOfficers1795000000010 } from './1795000000010-trace-officers';
import { LinkIdentities1795000000011 } from './1795000000011-link-identities';
import { CreateAuditLog1795000000013 } from './1795000000013-create-audit-log';
import { CreateRateLimits1795000000014 } from './1795000000014-create-rate-limits';
import { WallContent1795000000015 } from './1795000000015-wall-content';
import { StageRosters1795000000016 } from './1795000000016-stage-rosters';
import { DateRegions1795000000017 } from './1795000000017-date-regions';
import { KeepLawTexts1795000000018 } from './1795000000018-keep-law-texts';
import { EditArticleChanges1795000000019 } from './1795000000019-edit-article-changes';
import { WallLaws1795000000020 } from './1795000000020-wall-laws';
import { SignQuestionsOff1795000000021 } from './1795000000021-sign-questions-off';
import { ShareQuestions1795000000022 } from './1795000000022-share-questions';
import { RunAmendments1795000000023 } from './1795000000023-run-amendments';
import { CountAnswers1795000000024 } from './1795000000024-count-answers';
import { AskScopeOnce1795000000025 } from './1795000000025-ask-scope-once';
import { MarkRosterAccounts1795000000026 } from './1795000000026-mark-roster-accounts';
import { CiteSubItems1795000000027 } from './1795000000027-cite-sub-items';
import { KeepNotes1795000000028 } from './1795000000028-keep-notes';
import { PlaceOfficersOnce1795000000029 } from './1795000000029-place-officers-once';
import { NarrowExamRole1795000000031 } from './1795000000031-narrow-exam-role';
import { FreezeForms1795000000032 } from './1795000000032-freeze-forms';
import { PrepareAttempts1795000000033 } from './1795000000033-prepare-attempts';
import { ReadSessionsAtOnce1795000000034 } from './1795000000034-read-sessions-at-once';
import { KeepSheetsInPlace1795000000035 } from './1795000000035-keep-sheets-in-place';
import { CreateBlueprints1795000000037 } from './1795000000037-create-blueprints';
import { SetExams1795000000038 } from './1795000000038-set-exams';
import { RecordAttemptMoves1795000000039 } from './1795000000039-record-attempt-moves';
import { MarkAfterHandIn1795000000040 } from './1795000000040-mark-after-hand-in';
import { WithdrawExams1795000000041 } from './1795000000041-withdraw-exams';
import { SeeExamsAtOnce1795000000042 } from './1795000000042-see-exams-at-once';
import { AnalyseItems1795000000045 } from './1795000000045-analyse-items';
import { RuleOnResults1795000000046 } from './1795000000046-rule-on-results';
import { IssueCertificates1795000000047 } from './1795000000047-issue-certificates';
import { KeepLateSheets1795000000050 } from './1795000000050-keep-late-sheets';
import { HearRooms1795000000051 } from './1795000000051-hear-rooms';
import { VoidAttempts1795000000052 } from './1795000000052-void-attempts';
import { SpeakToRooms1795000000053 } from './1795000000053-speak-to-rooms';
import { LeaveWrittenAnswersPending1795000000054 } from './1795000000054-leave-written-answers-pending';
import { MarkByHand1795000000055 } from './1795000000055-mark-by-hand';
import { CreateClasses1795000000056 } from './1795000000056-create-classes';
import { AskClassesToExams1795000000057 } from './1795000000057-ask-classes-to-exams';
import { NameVoidExams1795000000060 } from './1795000000060-name-void-exams';
import { GiveAttemptsBack1795000000061 } from './1795000000061-give-attempts-back';
import { ReadManySessions1795000000062 } from './1795000000062-read-many-sessions';

/** In the order they are applied; a landed one is never edited. */
export const migrations = [
  CreateRegions1795000000001,
  CreatePeople1795000000002,
  CreateLaws1795000000003,
  CreateQuestions1795000000004,
  CreateCourses1795000000005,
  CreateExams1795000000006,
  RaiseWalls1795000000007,
  HardenSigningIn1795000000008,
  TraceGrants1795000000009,
  TraceOfficers1795000000010,
  LinkIdentities1795000000011,
  CreateAuditLog1795000000013,
  CreateRateLimits1795000000014,
  WallContent1795000000015,
  StageRosters1795000000016,
  DateRegions1795000000017,
  KeepLawTexts1795000000018,
  EditArticleChanges1795000000019,
  WallLaws1795000000020,
  SignQuestionsOff1795000000021,
  ShareQuestions1795000000022,
  RunAmendments1795000000023,
  CountAnswers1795000000024,
  AskScopeOnce1795000000025,
  MarkRosterAccounts1795000000026,
  CiteSubItems1795000000027,
  KeepNotes1795000000028,
  PlaceOfficersOnce1795000000029,
  NarrowExamRole1795000000031,
  FreezeForms1795000000032,
  PrepareAttempts1795000000033,
  ReadSessionsAtOnce1795000000034,
  KeepSheetsInPlace1795000000035,
  CreateBlueprints1795000000037,
  SetExams1795000000038,
  RecordAttemptMoves1795000000039,
  MarkAfterHandIn1795000000040,
  WithdrawExams1795000000041,
  SeeExamsAtOnce1795000000042,
  AnalyseItems1795000000045,
  RuleOnResults1795000000046,
  IssueCertificates1795000000047,
  KeepLateSheets1795000000050,
  HearRooms1795000000051,
  VoidAttempts1795000000052,
  SpeakToRooms1795000000053,
  LeaveWrittenAnswersPending1795000000054,
  MarkByHand1795000000055,
  CreateClasses1795000000056,
  AskClassesToExams1795000000057,
  NameVoidExams1795000000060,
  GiveAttemptsBack1795000000061,
  ReadManySessions1795000000062,
];
