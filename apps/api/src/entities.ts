import { RateLimit } from './platform/rate-limit.entity';
import { AuditSeal } from './audit/audit.entities';
import { Region, RegionName, RegionVersion } from './regions/region.entity';
import { Account } from './access/account.entity';
import { Grant } from './access/grant.entity';
import { IdentityLink } from './access/identity-link.entity';
import {
  FormerPassword,
  PasswordRulesRow,
  RecoveryCode,
  SecondFactor,
  SignInTicket,
} from './access/password.entities';
import { OfficerChange } from './people/officer-change.entity';
import { Officer } from './people/officer.entity';
import { Posting } from './people/posting.entity';
import { Session } from './access/session.entity';
import { Unit } from './people/unit.entity';
import { RosterImportEntity, RosterImportRowEntity } from './roster/roster-import.entities';
import { Upload } from './roster/upload.entity';
import { ArticleChange } from './laws/article-change.entity';
import { Edition } from './laws/edition.entity';
import { EditionText } from './laws/edition-text.entity';
import { Gist } from './laws/gist.entity';
import { Law } from './laws/law.entity';
import { LawVersion } from './laws/law-version.entity';
import { ProvisionRow } from './laws/provision.entity';
import { NoteRow } from './notes/note.entity';
import { Bank } from './questions/bank.entity';
import { Question } from './questions/question.entity';
import { BuiltInFile } from './questions/built-in-file.entity';
import { QuestionCitation } from './questions/question-citation.entity';
import { QuestionKeyRow } from './questions/question-key.entity';
import { QuestionEvent } from './questions/question-event.entity';
import { QuestionImage } from './questions/question-image.entity';
import { QuestionRevision } from './questions/question-revision.entity';
import { QuestionSketch } from './questions/question-sketch.entity';
import { QuestionSuggestion } from './questions/question-suggestion.entity';
import { AmendmentTask } from './amendments/amendment-task.entity';
import { Topic } from './questions/topic.entity';
import { Attendance } from './courses/attendance.entity';
import { LectureIssue } from './courses/lecture-issue.entity';
import { LectureIssueRegion } from './courses/lecture-issue-region.entity';
import { LectureSeries } from './courses/lecture-series.entity';
import { Video } from './courses/video.entity';
import { VideoFile } from './courses/video-file.entity';
import { WatchLease } from './courses/watch-lease.entity';
import { WatchReport } from './courses/watch-report.entity';
import { BlueprintEntity } from './blueprints/blueprint.entity';
import { BlueprintVersion } from './blueprints/blueprint-version.entity';
import { ClassMember } from './classes/class-member.entity';
import { ClassQuota } from './classes/class-quota.entity';
import { TrainingClass } from './classes/training-class.entity';
import { ExamExtraTime, ExamOfficer, ExamRegion } from './exams/exam-audience.entities';
import { Exam } from './exams/exam.entity';
import { Attempt } from './attempts/attempt.entity';
import { Paper } from './exams/paper.entity';
import { PaperKey } from './exams/paper-key.entity';
import { ResultRulesRow } from './exams/result-rules.entity';
import { Certificate } from './certificates/certificate.entity';
import { Appeal } from './marking/appeal.entity';
import { GivenPoints } from './marking/given-points.entity';
import { KeyChangeRow } from './marking/key-change.entity';
import { Remark } from './marking/remark.entity';
import { RemarkMove } from './marking/remark-move.entity';
import { ExamStatistic } from './marking/exam-statistic.entity';
import { QuestionStatistic } from './marking/question-statistic.entity';
import { AttemptMoveRow } from './attempts/attempt-move.entity';
import { AttemptRecord } from './attempts/attempt-record.entity';
import { AnswerLink } from './marking/answer-link.entity';
import { AnchorAnswer } from './markers/anchor-answer.entity';
import { AnchorReadingRow } from './markers/anchor-reading.entity';
import { AnswerMark } from './markers/answer-mark.entity';
import { AnswerReading } from './markers/answer-reading.entity';
import { ExamMarker } from './markers/exam-marker.entity';
import { MarkingPlan } from './markers/marking-plan.entity';
import { WrittenAnswer } from './markers/written-answer.entity';
import { LateSheetRow } from './attempts/late-sheet.entity';
import { AttemptVoid } from './attempts/attempt-void.entity';
import { ExamIncidentRow } from './invigilation/exam-incident.entity';
import { ExamMessageOfficer, ExamMessageRow } from './rooms/exam-message.entities';
import { RoomPresence } from './rooms/room-presence.entity';
import { SheetEvent } from './attempts/sheet-event.entity';

/** Every table, for the check that the migrations and the entities say the same. */
export const entities = [
  RateLimit,
  AuditSeal,
  Region,
  RegionName,
  RegionVersion,
  Account,
  FormerPassword,
  PasswordRulesRow,
  RecoveryCode,
  SecondFactor,
  SignInTicket,
  Grant,
  IdentityLink,
  Officer,
  OfficerChange,
  Posting,
  Session,
  Unit,
  Upload,
  RosterImportEntity,
  RosterImportRowEntity,
  ArticleChange,
  Edition,
  EditionText,
  Gist,
  Law,
  LawVersion,
  ProvisionRow,
  NoteRow,
  Bank,
  Question,
  BuiltInFile,
  QuestionCitation,
  QuestionKeyRow,
  QuestionRevision,
  QuestionEvent,
  QuestionImage,
  QuestionSketch,
  QuestionSuggestion,
  AmendmentTask,
  Topic,
  Attendance,
  LectureIssue,
  LectureIssueRegion,
  LectureSeries,
  Video,
  VideoFile,
  WatchLease,
  WatchReport,
  BlueprintEntity,
  BlueprintVersion,
  Exam,
  ExamExtraTime,
  ClassMember,
  ClassQuota,
  TrainingClass,
  ExamOfficer,
  ExamRegion,
  Attempt,
  Paper,
  PaperKey,
  Appeal,
  Certificate,
  ExamStatistic,
  GivenPoints,
  KeyChangeRow,
  Remark,
  RemarkMove,
  ResultRulesRow,
  QuestionStatistic,
  SheetEvent,
  LateSheetRow,
  AnswerLink,
  MarkingPlan,
  ExamMarker,
  WrittenAnswer,
  AnswerReading,
  AnswerMark,
  AnchorAnswer,
  AnchorReadingRow,
  RoomPresence,
  AttemptVoid,
  ExamIncidentRow,
  ExamMessageOfficer,
  ExamMessageRow,
  AttemptMoveRow,
  AttemptRecord,
];
