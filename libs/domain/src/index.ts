export { ok, refuse, type Refusal, type Result } from './result';
export {
  addDays,
  calendarDate,
  dayAfter,
  dayBefore,
  daysBetween,
  dayOfSerial,
  readDateText,
  type CalendarDate,
  type DateReading,
} from './calendar/calendar-date';
export {
  comparableLawName,
  findLaw,
  isInForce,
  type CatalogueEdition,
  type CatalogueLaw,
  type LawCatalogue,
} from './citation/catalogue';
export {
  citedEdition,
  printCitation,
  printPlace,
  type Citation,
  type CitedEdition,
  type Place,
} from './citation/citation';
export { nearestPlace } from './citation/known-places';
export { parsePlace } from './citation/parse-place';
export { editionNear } from './citation/pick-edition';
export {
  alignArticles,
  alignClauses,
  type AlignedArticles,
  type AlignedClauses,
  type ComparedArticle,
} from './law/align-articles';
export {
  decideDailyPenalty,
  type CountedDays,
  type DailyPenalty,
  type DailyPenaltyCase,
  type DailyPenaltyRefusal,
  type DailyPenaltyRule,
  type PenaltyRound,
  type ReinspectionFinding,
} from './law/daily-penalty';
export { statusOn, type EditionDays, type EditionStatus } from './law/edition-status';
export { makeDailyPenaltyQuestion } from './law/make-daily-penalty-question';
export { makeWhichLawQuestion } from './law/make-which-law-question';
export { markWords, type MarkedPair, type MarkedSpan } from './law/mark-words';
export {
  headingKey,
  placeKey,
  placeOfKey,
  printProvisionNumber,
  provisionKinds,
  type HeadingKind,
  type Provision,
  type ProvisionKind,
  isWithinPlace,
} from './law/provision';
export { provisionAsOf, type ProvisionAsOf } from './law/provision-as-of';
export { sayDay, sayFine, sayYuan } from './law/say-yuan';
export { bigramsOf, excerptOf, foldForSearch, searchWords, type HitSpan } from './law/search-text';
export { differenceOf, rowsToWrite, type ProvisionChange } from './law/text-difference';
export {
  decideWhichLaw,
  isLighter,
  type Act,
  type ActRule,
  type CaseDays,
  type FineRange,
  type WhichLaw,
  type WhichLawReason,
  type WhichLawRefusal,
} from './law/which-law';
export {
  classRefusal,
  quotaRefusal,
  type ClassFacts,
  type ClassRefusal,
  type QuotaRefusal,
  type UnitQuota,
  type UnitTaken,
} from './class/check-class';
export {
  decideJoining,
  readCertificateNo,
  type AskedPerson,
  type Candidate,
  type ClassState,
  type Joining,
  type JoiningRefusal,
} from './class/decide-joining';
export { readClassList, type ListedPerson } from './class/read-class-list';
export { parseCitations, type ParsedCitations } from './citation/parse-citations';
export { fault, hasError, type Fault, type FaultCode, type FaultSeverity } from './fault/fault';
export { sayFault, type Language } from './fault/say-fault';
export {
  maxNumeral,
  numeralPattern,
  parseChineseNumeral,
  printChineseNumeral,
} from './numerals/chinese-numeral';
export { numbersIn } from './numerals/numbers-in';
export {
  checkIdNumber,
  maskIdNumber,
  type Gender,
  type IdNumber,
  type IdNumberFaultCode,
} from './people/id-number';
export { checkName, LONGEST_NAME } from './people/check-name';
export {
  decidePosting,
  type DatedPosting,
  type PostingGrade,
  type PostingKind,
  type PostingRefusal,
} from './people/decide-posting';
export {
  decideUnitParent,
  nameAfterMerge,
  unitsAbove,
  type KnownUnits,
  type PlaceUnitRefusal,
  type UnitInTree,
} from './people/decide-unit';
export { unitKindOf, type UnitKind } from './people/unit-kind';
export {
  ownPath,
  readProviderRefusal,
  readTicket,
  signInPageOf,
  type ProviderRefusal,
} from './sign-in/provider-return';
export { readIdentity, type ProvidedIdentity } from './sign-in/read-identity';
export { checkQuestion, isMachineMarked, maxPointsHundredths } from './questions/check-question';
export { findRepeats, runsOf, type NamedText, type Repeat } from './questions/find-repeats';
export { isAskable } from './questions/is-askable';
export { keyBalance, type KeyBalance } from './questions/key-balance';
export { countBlanks, normaliseOption, normaliseStem } from './questions/normalise-stem';
export {
  cognitions,
  machineMarkedTypes,
  type ChoiceKey,
  type Cognition,
  type Difficulty,
  type FillInKey,
  type PartKey,
  type QuestionDraft,
  type QuestionKey,
  type QuestionOption,
  type QuestionPart,
  type QuestionType,
  type RubricPoint,
  type TextFormat,
} from './questions/question';
export {
  findRegion,
  makeRegionFinder,
  type RegionCandidate,
  type RegionLevel,
  type RegionMatch,
  type RegionName,
} from './regions/find-region';
export {
  existsOn,
  holdsDay,
  nameOn,
  regionOn,
  type DatedName,
  type DatedRegion,
} from './regions/dated-region';
export {
  decideAddRegion,
  decideEndRegion,
  decideMergeRegions,
  decideRenameRegion,
  parentCodeOf,
  type AddRegionRefusal,
  type EndRegionRefusal,
  type KnownRegions,
  type MergeRegionsRefusal,
  type NewRegion,
  type RenameRegionRefusal,
} from './regions/decide-region';
export { checkPlaceName, LONGEST_PLACE_NAME } from './regions/place-name';
export { checkNote, LONGEST_NOTE } from './text/check-note';
export { foldName, foldPunctuation, foldText } from './text/fold';
export { dayInBeijing, endOfBeijingDay, startOfBeijingDay } from './time/beijing';
export { isWithin, mayActIn, NATION, subtreeOf, type CodeRange, type ScopedRole } from './regions/subtree';
export { coveredMs, playedMs, unionSpans, type Span } from './attendance/spans';
export {
  addCredit,
  decideCredit,
  WATCH_POLICY,
  type Credit,
  type Lease,
  type NotCredited,
  type ReportRefusal,
  type Watched,
} from './attendance/credit-report';
export {
  blueprintCount,
  blueprintPoints,
  checkBlueprint,
  MOST_FORMS,
  MOST_PAPER_QUESTIONS,
  unfinishedRefusals,
  type Blueprint,
  type BlueprintCell,
  type BlueprintRefusal,
  type BlueprintSection,
  type FormLimits,
} from './paper/blueprint';
export {
  changeRefusal,
  tellingOf,
  withdrawRefusal,
  type ExamChange,
  type ExamChangeRefusal,
} from './exam/exam-change';
export { settingsRefusal, type ExamSettings, type ExamSettingsRefusal } from './exam/exam-settings';
export { minuteInBeijing } from './time/beijing';
export { drawForms, type DrawnForm, type DrawnForms, type DrawRefusal } from './paper/draw-forms';
export type { ExpectedScore } from './paper/expected-score';
export { findFeasibility, type CellFeasibility, type Shortfall } from './paper/feasibility';
export {
  unusableReason,
  unusableReasons,
  type PoolQuestion,
  type QuestionStanding,
  type UnusableReason,
} from './paper/pool-question';
export { drawPaper, type Drawable, type DrawnSection, type DrawRule } from './paper/draw-paper';
export {
  orderPaper,
  type OrderableSection,
  type QuestionOrder,
  type ShuffleRules,
} from './paper/order-paper';
export { pickForm } from './paper/pick-form';
export { pointsFor, pointsOf, scoreAnswer, type Answer, type Scored } from './scoring/score-answer';
export {
  ALL_OR_NOTHING,
  scoreMultiple,
  scoringKinds,
  type ScoringKind,
  type ScoringRule,
} from './scoring/scoring-rule';
export { printPoints, sayScoring, type SectionScoring } from './scoring/say-scoring';
export {
  isWritten,
  scoreAttempt,
  type KeyedQuestion,
  type Mark,
  type PersonsPoints,
  type Score,
} from './scoring/score-attempt';
export { earnedByPart, shareReading, type PersonsOnCase } from './scoring/earned-by-part';
export { splitPoints } from './scoring/split-points';
export {
  labelsIn,
  LONGEST_ANSWER,
  partAnswer,
  partPointsOf,
  textOfLabels,
  writtenPartsOf,
  writtenTextsOf,
  type PaperRubricPoint,
  type WrittenPart,
} from './scoring/written-answer';
export {
  deadlineOf,
  GRACE_MS,
  JITTER_COUNTS_MS,
  LONGEST_JITTER_MS,
  isPastGrace,
  windowState,
  type ExamWindow,
  type WindowState,
} from './attempt/deadline';
export { KNOCK_WITHIN_MS, knockDelayMs, WAITING_MS, waitingOpensAt } from './attempt/waiting-room';
export {
  decideStart,
  hallRefusal,
  type Hall,
  type StartRefusal,
  type StartRequest,
} from './attempt/decide-start';
export {
  replayTrail,
  sheetAfter,
  type AnswerChange,
  type ReplayKind,
  type ReplayStep,
  type TrailEvent,
} from './attempt/replay';
export { printReceipt, readReceipt, RECEIPT_ALPHABET, RECEIPT_LENGTH } from './attempt/receipt';
export { ATTEMPT_MOVES, type AttemptMove, type AttemptState } from './attempt/attempt-moves';
export { isLateEvidence, type EndedAttempt } from './attempt/late-evidence';
export {
  decideRestore,
  decideVoid,
  type RestoreRefusal,
  type RestoreRequest,
  type VoidRefusal,
  type VoidRequest,
} from './room/decide-void';
export type { IncidentKind } from './room/incident';
export { BEAT_EVERY_MS, OFFLINE_AFTER_MS, seatState, type Seat, type SeatState } from './room/seat';
export { explainSave, type AttemptRow, type SaveRefusal } from './attempt/explain-save';
export {
  decideGrant,
  mayGrant,
  OFFICES,
  reachOfRole,
  type DatedGrant,
  type GrantRefusal,
  type RoleReach,
} from './grants/decide-grant';
export { sayWhySeen } from './grants/say-why-seen';
export { ratioOf } from './coverage/ratio';
export { REFUSAL_CODES, sayRefusal, type RefusalCode } from './refusal/say-refusal';
export {
  decidePassword,
  DEFAULT_PASSWORD_RULES,
  isPasswordTooOld,
  isStrongPassword,
  type PasswordFault,
  type PasswordRules,
} from './people/password';
export { shuffle } from './random/seeded';
export { plainTextOf } from './text/plain-text';
export {
  decideSignOff,
  questionStates,
  SIGN_OFF,
  signOffActions,
  type QuestionState,
  type SignedOff,
  type SignOffAction,
  type SignOffRefusal,
  type SignOffRequest,
} from './questions/sign-off';
export {
  LIKE_ENOUGH,
  likenessOf,
  piecesOfQuestion,
  sketchOf,
  type Comparable,
  type QuestionPieces,
} from './questions/likeness';
export { contentChanges, type ComparedContent, type ContentChange } from './questions/content-changes';
export {
  amendmentDecisions,
  amendmentStates,
  decideAmendment,
  isUnsettled,
  settleByRevision,
  touchOf,
  type AmendmentDecision,
  type AmendmentRefusal,
  type AmendmentState,
  type CitingQuestion,
  type EndedEdition,
} from './amendment/amendment';
export { LEAST_ANSWERS, rightRatio } from './questions/right-ratio';
export { addPair, correlationOf, meanOf, noMoments, varianceOf, type Moments } from './statistics/moments';
export {
  newFormTally,
  readForm,
  tallyForm,
  type FormFigures,
  type FormTally,
} from './statistics/reliability';
export {
  cutGroups,
  itemFlags,
  newItemsTally,
  readItems,
  tallyItems,
  type Group,
  type ItemFigures,
  type ItemFlag,
  type ItemOptions,
  type OptionFigures,
} from './statistics/item-analysis';
export {
  changeKey,
  decideKeyChange,
  keyChangeKinds,
  readKeyChange,
  type KeyChange,
  type KeyChangeKind,
  type SaidKey,
} from './marking/changed-key';
export {
  appealDeadline,
  decideResultRules,
  DEFAULT_RESULT_RULES,
  isAnnounced,
  rankBandOf,
  rankBands,
  strengthOf,
  strengths,
  type RankBand,
  type ResultRules,
  type Strength,
} from './marking/results';
export { calibrate, type AnchorReading, type CalibrationReport } from './marking/calibration';
export { decideThirdReading, type ThirdReadingRefusal } from './marking/decide-third-reading';
export { decideReading, LEASE_MS, type ReadingRefusal } from './marking/decide-reading';
export { countingReadings, limitOf, settleReadings } from './marking/settle-readings';
export { markingSteps, sumTicks, type TicksRefusal } from './marking/ticked-points';
export {
  certificateStatus,
  lastValidDay,
  maskName,
  readSignedText,
  signedText,
  type CertificateFacts,
  type CertificateStatus,
} from './certificates/certificate';
export { appealStates, decideAppeal, decideRuling, type AppealState } from './marking/decide-appeal';
