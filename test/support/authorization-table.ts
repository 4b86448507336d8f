import type { RoleName } from '../../apps/api/src/access/access.types';
import { ROLES, type Probe, type Reach } from './authorization';
import { BANK_PLACELESS, BANK_PROBES } from './authorization-bank';
import { MARKING_PROBES } from './authorization-marking';
import { CLASS_PROBES } from './authorization-classes';
import { EXAM_PLACELESS, EXAM_PROBES } from './authorization-exams';
import { INVIGILATION_PROBES } from './authorization-invigilation';
import { MARKERS_PLACELESS, MARKERS_PROBES } from './authorization-markers';
import { freeCodeIn, holdsRegions, makeRegion, mergeOf, previewOf } from './authorization-regions';

const page = 'page: { limit: 5, offset: 0 }';

const account: Probe = {
  args: ({ officer }) => `(input: { officerId: "${officer.id}" })`,
  select: '{ __typename }',
};

let count = 100;
const next = () => (count += 1);

/** Names follow one another: each begins after the one before. */
const dayAfterTheLast = () => new Date(Date.UTC(2027, 0, 1) + next() * 86_400_000).toISOString().slice(0, 10);

const sheetOf = (attemptId: string) =>
  `(input: { attemptId: "${attemptId}", epoch: 1, rev: 1, answers: [], flagged: [] })`;

/**
 * How each root field is asked about what lies in a place. A root field that is about nobody's region stands under
 * {@link PLACELESS}; one that stands in neither makes the test fail.
 */
export const PROBES: Readonly<Record<string, Probe>> = {
  ...BANK_PROBES,
  ...MARKING_PROBES,
  ...EXAM_PROBES,
  ...CLASS_PROBES,
  ...INVIGILATION_PROBES,
  ...MARKERS_PROBES,
  'Query.auditEntries': {
    args: ({ regionCode, officer }) =>
      `(filter: { regionCode: ${regionCode}, actor: "${officer.name}" }, limit: 5)`,
    select: '{ nodes { id } }',
  },
  'Query.coverage': {
    args: ({ issueId, regionCode }) => `(input: { lectureIssueId: "${issueId}", regionCode: ${regionCode} })`,
    select: '{ total { serving } }',
  },
  'Query.coverageEvidence': {
    args: ({ issueId, officer }) => `(input: { lectureIssueId: "${issueId}", officerId: "${officer.id}" })`,
    select: '{ person { name } }',
  },
  'Query.coveragePersons': {
    args: ({ issueId, regionCode }) =>
      `(input: { lectureIssueId: "${issueId}", regionCode: ${regionCode}, ownLevelOnly: true }, show: ALL, ${page})`,
    select: '{ totalCount }',
  },
  'Query.grants': {
    args: ({ regionCode }) => `(filter: { regionCode: ${regionCode} }, ${page})`,
    select: '{ totalCount }',
  },
  'Query.whoSees': { args: ({ regionCode }) => `(regionCode: ${regionCode})`, select: '{ why }' },
  'Query.lectureIssue': { args: ({ issueId }) => `(id: "${issueId}")`, select: '{ title }' },
  'Query.officer': { args: ({ officer }) => `(id: "${officer.id}")`, select: '{ name }' },
  'Query.officers': {
    args: ({ regionCode, officer }) =>
      `(filter: { regionCode: ${regionCode}, search: "${officer.name}" }, ${page})`,
    select: '{ totalCount }',
  },
  'Query.openSessions': {
    // Other probes sign him out.
    args: async ({ regionCode, officer }, test) => {
      await test.database.query(
        `INSERT INTO sessions (token_digest, officer_id, device, created_at, seen_at)
         SELECT sha256(convert_to(o.name || 'open', 'UTF8')), o.id, 'x', $2, $2 FROM officers o WHERE o.id = $1
         ON CONFLICT (token_digest) DO NOTHING`,
        [officer.id, test.clock.now()],
      );
      return `(filter: { regionCode: ${regionCode}, search: "${officer.name}" }, ${page})`;
    },
    select: '{ totalCount }',
  },
  'Query.region': { args: ({ regionCode }) => `(code: ${regionCode})`, select: '{ name }' },
  'Mutation.endSessionsOf': account,
  'Mutation.resetAccount': account,
  'Mutation.revokeSession': {
    args: ({ sessionId }) => `(input: { id: "${sessionId}" })`,
    select: '{ __typename }',
  },
  'Mutation.unlockAccount': account,
  'Query.units': {
    args: ({ regionCode }) => `(filter: { regionCode: ${regionCode} }, ${page})`,
    select: '{ totalCount }',
  },
  'Query.regionMerge': { args: previewOf, select: '{ __typename }' },
  'Mutation.addRegion': {
    args: ({ regionCode }) =>
      `(input: { code: ${holdsRegions(regionCode) ? freeCodeIn(regionCode) : regionCode}, name: "开发区${next()}", from: "2026-12-01" })`,
    select: '{ __typename }',
  },
  'Mutation.renameRegion': {
    args: ({ regionCode }) =>
      `(input: { code: ${regionCode}, name: "新名${next()}", from: "${dayAfterTheLast()}" })`,
    select: '{ __typename }',
  },
  'Mutation.closeRegion': {
    args: async ({ regionCode }, test) => {
      const code = holdsRegions(regionCode) ? await makeRegion(regionCode, test) : regionCode;
      return `(input: { code: ${code}, on: "2026-12-01" })`;
    },
    select: '{ __typename }',
  },
  'Mutation.mergeRegions': {
    args: (target, test) => mergeOf(target, test, ', units: 0, postings: 0'),
    select: '{ __typename }',
  },
  'Mutation.addUnit': {
    args: ({ regionCode }) =>
      `(input: { name: "分队${next()}", kind: OTHER, regionCode: ${regionCode}, from: "2026-01-01" })`,
    select: '{ __typename }',
  },
  'Mutation.changeUnit': {
    args: ({ unitId }) => `(input: { unitId: "${unitId}", name: "大队${next()}", kind: BRIGADE })`,
    select: '{ __typename }',
  },
  'Mutation.closeUnit': {
    args: async ({ unitId, regionCode }, test) => {
      const made = await test.database.query<{ id: string }[]>(
        `INSERT INTO units (name, kind, region_code, valid_from)
         SELECT '撤并' || $2::text, 'other', code, '2026-01-01' FROM regions WHERE code = $1 RETURNING id`,
        [regionCode, next()],
      );
      return `(input: { unitId: "${made[0]?.id ?? unitId}", on: "2026-12-01" })`;
    },
    select: '{ __typename }',
  },
  // Each after the other on one person: the version rises with each that is let through.
  'Mutation.updateOfficer': {
    args: ({ officer }) =>
      `(input: { officerId: "${officer.id}", version: 1, name: "${officer.name}", certificateNo: "${officer.account}" })`,
    select: '{ __typename }',
  },
  'Mutation.endPosting': {
    args: ({ officer }) => `(input: { officerId: "${officer.id}", version: 99, on: "2026-12-01" })`,
    select: '{ __typename }',
  },
  'Mutation.secondOfficer': {
    args: ({ officer, unitId }) =>
      `(input: { officerId: "${officer.id}", version: 99, unitId: "${unitId}", from: "2026-12-01", to: "2026-12-31" })`,
    select: '{ __typename }',
  },
  'Mutation.transferOfficer': {
    args: ({ officer, unitId }) =>
      `(input: { officerId: "${officer.id}", version: 99, unitId: "${unitId}", post: "", on: "2026-12-01" })`,
    select: '{ __typename }',
  },
  'Mutation.decideLateSheet': {
    args: async ({ attemptId }, test) => {
      const [late] = await test.database.query<{ id: string }[]>(
        `INSERT INTO late_sheets (attempt_id, officer_id, region_code, epoch, rev, sheet, sheet_hash, arrived_at)
         SELECT id, officer_id, region_code, epoch, rev + 1, sheet, $2, now() FROM attempts WHERE id = $1 RETURNING id`,
        [attemptId, `late ${next()}`],
      );
      return `(input: { lateSheetId: "${late?.id ?? attemptId}", accepts: false, reason: "设备时间有误" })`;
    },
    select: '{ __typename }',
  },
  'Mutation.revealIdNumber': {
    args: ({ officer }) => `(input: { officerId: "${officer.id}", reason: "核对申请材料" })`,
    select: '{ __typename }',
  },
  'Mutation.grantRole': {
    args: ({ officer, regionCode }) =>
      `(input: { officerId: "${officer.id}", role: TRAINING_MANAGER, regionCode: ${regionCode}, reason: "分管培训" })`,
    select: '{ __typename }',
  },
  'Mutation.revokeGrant': {
    args: ({ grantId }) => `(input: { grantId: "${grantId}", reason: "岗位调整" })`,
    select: '{ __typename }',
  },
  'Mutation.createBank': {
    args: ({ regionCode }) => `(input: { name: "题库${next()}", regionCode: ${regionCode} })`,
    select: '{ __typename }',
  },
  'Mutation.publishExam': {
    args: async ({ regionCode }, test) => {
      const { id } = await test.seed.lectureIssue({ number: next(), regionCodes: [regionCode] });
      const rule = '{ type: SINGLE, count: 1, pointsEach: 5 }';
      return `(input: { lectureIssueId: "${id}", bankId: "${await test.seed.builtInBank()}", title: "测试", rules: [${rule}],
        durationMinutes: 30, passPoints: 3, attemptsAllowed: 3 })`;
    },
    select: '{ __typename }',
  },
  'Mutation.publishLectureIssue': {
    args: ({ regionCode, videoId }) =>
      `(input: { year: 2027, number: ${next()}, title: "大讲堂", summary: "", videoId: "${videoId}",
        regionCodes: [${regionCode}], opensOn: "2026-11-01", closesOn: "2026-11-30", thresholdRatio: 0.9 })`,
    select: '{ __typename }',
  },
  'Mutation.reportWatch': {
    args: ({ leaseId }) => `(input: { leaseId: "${leaseId}", spans: [] })`,
    select: '{ __typename }',
  },
  'Mutation.saveSheet': { args: ({ attemptId }) => sheetOf(attemptId), select: '{ __typename }' },
  'Mutation.startWatch': {
    args: ({ issueId }) => `(input: { lectureIssueId: "${issueId}" })`,
    select: '{ __typename }',
  },
  'Mutation.submitAttempt': { args: ({ attemptId }) => sheetOf(attemptId), select: '{ __typename }' },
};

/** Root fields that are about nobody's region: one's own, what is the same for everybody, or signing in. */
export const PLACELESS: readonly string[] = [
  ...BANK_PLACELESS,
  ...EXAM_PLACELESS,
  ...MARKERS_PLACELESS,
  'Query.auditHeads',
  'Query.demo',
  'Query.lectureIssues',
  'Query.markedExams',
  // The law is the same for everybody; it is kept by authors over the nation.
  'Query.article',
  'Query.articleChanges',
  'Query.edition',
  'Query.editionComparison',
  'Query.law',
  'Query.laws',
  'Query.searchLaws',
  // Notes are nobody's but the one's who asks.
  'Query.myNotes',
  'Mutation.saveNote',
  'Mutation.commitLawImport',
  'Mutation.discardEdition',
  'Mutation.previewLawImport',
  'Mutation.removeArticleChange',
  'Mutation.saveArticleChange',
  'Query.regions',
  'Query.regionSearch',
  'Mutation.commitRegionImport',
  'Mutation.previewRegionImport',
  'Query.passwordRules',
  'Query.signInOptions',
  'Query.viewer',
  'Mutation.beginSecondFactor',
  'Mutation.changePassword',
  'Mutation.confirmSecondFactor',
  'Mutation.removeSecondFactor',
  'Mutation.revokeOtherSessions',
  'Mutation.updatePasswordRules',
  'Mutation.verifySecondFactor',
  'Mutation.activateAccount',
  'Mutation.checkRosterImport',
  'Mutation.commitRosterImport',
  'Mutation.correctRosterRow',
  'Mutation.forgetRosterCodes',
  'Mutation.startRosterImport',
  'Mutation.undoRosterImport',
  'Query.rosterImport',
  'Query.rosterImportCodes',
  'Query.rosterImportRows',
  'Query.rosterImports',
  'Mutation.signIn',
  'Mutation.signOut',
  'Mutation.startAttempt',
  'Mutation.acknowledgeMessage',
];

type Row = Readonly<Partial<Record<RoleName, Reach>>>;

const everybody = (reach: Reach): Row => Object.fromEntries(ROLES.map((role) => [role, reach]));

/** The same roles, with another reach. */
const reaching = (row: Row, reach: Reach): Row =>
  Object.fromEntries(Object.keys(row).map((role) => [role, reach]));

const ROSTER: Row = { training_manager: 'oc', leader: 'oc' };
const ACCOUNTS: Row = { training_manager: 'oc', security_administrator: 'oc' };
const MANAGED: Row = { training_manager: 'oc' };
/** What lies straight below the own region; the region itself is kept from above. */
const KEPT: Row = { training_manager: 'o', system_administrator: 'o' };
const PEOPLE: Row = { ...ROSTER, security_administrator: 'oc' };
const GRANTS: Row = { ...PEOPLE, system_administrator: 'oc', auditor: 'oc' };
const SHARED_DOWN: Row = { training_manager: 'ocp', leader: 'ocp' };
/** Bringing questions forward and deciding on them. */
const BANK_WORK: Row = { author: 'oc', reviewer: 'oc' };
const BANKS: Row = { training_manager: 'ocp', author: 'ocp', reviewer: 'ocp' };

/**
 * Who reaches what: o = in the own region, c = below it, s = beside it, p = above it. A role that is not named may not
 * ask at all. A change here is a change of permission and is reviewed as one.
 */
export const REACH: Readonly<Record<string, Row>> = {
  'Query.auditEntries': { auditor: 'oc' },
  'Query.bank': BANKS,
  'Query.audienceCount': MANAGED,
  'Query.exam': { training_manager: 'ocp' },
  'Mutation.grantExtraTime': MANAGED,
  'Mutation.grantExtraTimes': MANAGED,
  'Query.examBoard': { training_manager: 'ocp' },
  'Query.examSeat': MANAGED,
  'Mutation.noteIncident': MANAGED,
  'Mutation.sendExamMessage': { training_manager: 'ocp' },
  'Mutation.restoreAttempt': MANAGED,
  'Mutation.voidAttempt': MANAGED,
  'Mutation.changeExam': MANAGED,
  'Mutation.withdrawExam': MANAGED,
  'Mutation.voidExam': MANAGED,
  'Mutation.setExam': MANAGED,
  'Mutation.replayAttempt': MANAGED,
  'Query.checkReceipt': MANAGED,
  'Mutation.setMarkingPlan': MANAGED,
  'Mutation.addMarker': MANAGED,
  'Mutation.removeMarker': MANAGED,
  'Mutation.setAnchor': MANAGED,
  'Mutation.giveThirdReading': MANAGED,
  // Shared downward, as lectures are.
  'Query.trainingClass': { training_manager: 'ocp' },
  'Query.trainingClasses': { training_manager: 'ocp' },
  'Query.checkClassList': MANAGED,
  'Mutation.saveClass': MANAGED,
  'Mutation.addClassMembers': MANAGED,
  'Mutation.removeClassMember': MANAGED,
  'Query.blueprint': MANAGED,
  'Query.checkBlueprint': { training_manager: 'ocp' },
  'Query.drawForms': { training_manager: 'ocp' },
  'Mutation.saveBlueprint': MANAGED,
  'Query.coverage': ROSTER,
  'Query.coverageEvidence': ROSTER,
  'Query.coveragePersons': ROSTER,
  'Query.grants': GRANTS,
  'Query.whoSees': GRANTS,
  'Query.lectureIssue': SHARED_DOWN,
  'Query.markedExam': SHARED_DOWN,
  'Query.certificates': ROSTER,
  'Mutation.issueCertificates': MANAGED,
  'Mutation.revokeCertificate': MANAGED,
  'Query.appeal': MANAGED,
  'Query.appeals': MANAGED,
  'Query.remark': MANAGED,
  'Mutation.checkRemark': MANAGED,
  'Mutation.discardRemark': MANAGED,
  'Mutation.fileAppeal': everybody(''),
  'Mutation.ruleOnAppeal': MANAGED,
  'Mutation.runRemark': MANAGED,
  'Mutation.setResultRules': MANAGED,
  'Mutation.withdrawAppeal': everybody(''),
  'Query.officer': PEOPLE,
  'Query.officers': PEOPLE,
  'Query.openSessions': ACCOUNTS,
  'Query.amendmentTask': BANK_WORK,
  'Query.question': BANKS,
  'Query.questions': BANKS,
  'Query.similarQuestions': { author: 'ocp', reviewer: 'ocp' },
  'Mutation.commentOnQuestion': BANK_WORK,
  'Mutation.decideAmendments': { author: 'oc', reviewer: '' },
  'Mutation.decideSuggestion': { author: 'oc' },
  'Mutation.openAmendmentRun': BANK_WORK,
  'Mutation.saveQuestion': { author: 'oc' },
  'Mutation.makeQuestions': { author: 'oc' },
  'Mutation.signOffQuestions': { author: 'oc', reviewer: '' },
  'Mutation.sortQuestions': { author: 'oc', reviewer: '' },
  'Mutation.suggestQuestion': { author: 'oc' },
  'Query.region': everybody('oc'),
  'Mutation.createBank': { author: 'oc' },
  'Mutation.endPosting': MANAGED,
  'Mutation.revealIdNumber': MANAGED,
  'Mutation.secondOfficer': MANAGED,
  'Mutation.decideLateSheet': MANAGED,
  'Mutation.transferOfficer': MANAGED,
  'Mutation.updateOfficer': MANAGED,
  'Query.units': PEOPLE,
  'Query.regionMerge': KEPT,
  'Mutation.addRegion': KEPT,
  'Mutation.closeRegion': KEPT,
  'Mutation.mergeRegions': KEPT,
  'Mutation.renameRegion': reaching(KEPT, 'c'),
  'Mutation.addUnit': MANAGED,
  'Mutation.changeUnit': MANAGED,
  'Mutation.closeUnit': MANAGED,
  'Mutation.grantRole': { ...everybody(''), training_manager: 'oc', security_administrator: '' },
  'Mutation.revokeGrant': { ...everybody(''), author: 'oc' },
  'Mutation.endSessionsOf': ACCOUNTS,
  'Mutation.resetAccount': ACCOUNTS,
  'Mutation.revokeSession': everybody(''),
  'Mutation.unlockAccount': ACCOUNTS,
  'Mutation.publishExam': { training_manager: 'oc' },
  'Mutation.publishLectureIssue': { training_manager: 'oc' },
  'Mutation.reportWatch': everybody(''),
  'Mutation.saveSheet': everybody(''),
  'Mutation.startWatch': everybody('op'),
  'Mutation.submitAttempt': everybody(''),
};

export interface PersonType {
  /** The root field that leads to such a person, and what is asked of it around the field itself. */
  readonly root: string;
  readonly around: (selection: string) => string;
  /** Every field there is with who reaches it; a field that is not named makes the test fail. */
  readonly fields: Readonly<Record<string, Row>>;
  /** Where the database alone allows more. */
  readonly byDatabase?: Row;
}

const all = (names: readonly string[], row: Row) => Object.fromEntries(names.map((name) => [name, row]));

/** The types whose fields tell something of a person. */
export const PERSON_TYPES: Readonly<Record<string, PersonType>> = {
  Officer: {
    root: 'Query.officer',
    around: (selection) => `{ ${selection} }`,
    fields: all(
      [
        ...[
          'certificateNo',
          'certificateValidFrom',
          'certificateValidTo',
          'changes',
          'gender',
          'hasAccount',
          'id',
        ],
        ...['maskedIdNumber', 'name', 'posting', 'postings', 'version'],
      ],
      PEOPLE,
    ),
  },
  HeldGrant: {
    root: 'Query.grants',
    around: (selection) => `{ nodes { ${selection} } }`,
    fields: all(
      [
        ...[
          'endReason',
          'grantedAt',
          'grantedByName',
          'holderName',
          'id',
          'mayRevoke',
          'officerId',
          'reason',
        ],
        ...['region', 'role', 'validFrom', 'validTo'],
      ],
      GRANTS,
    ),
    byDatabase: reaching(GRANTS, 'ocp'),
  },
  ClassMember: {
    root: 'Query.trainingClass',
    around: (selection) =>
      `{ members(isPresent: true, page: { limit: 5, offset: 0 }) { nodes { ${selection} } } }`,
    fields: all(
      [
        ...['addedAt', 'addedByName', 'certificateNo', 'id', 'leaveReason', 'leftAt', 'officerId'],
        ...['officerName', 'unitName'],
      ],
      // Of a class of the region above one sees the list, with the officers of one's own.
      { training_manager: 'ocp' },
    ),
  },
  ClassListRow: {
    root: 'Query.checkClassList',
    around: (selection) => `{ __typename ... on ClassListAnswer { rows { ${selection} } } }`,
    fields: all(['certificateNo', 'officerName', 'refusal', 'row', 'unitName'], MANAGED),
    // Asked about a class from above, the database knows one's own people and nobody else.
    byDatabase: { training_manager: 'ocp' },
  },
  ExtraTime: {
    root: 'Query.exam',
    around: (selection) => `{ nodes: extraTimes { ${selection} } }`,
    fields: all(['grantedAt', 'minutes', 'officerId', 'officerName', 'reason'], MANAGED),
  },
  OpenSession: {
    root: 'Query.openSessions',
    around: (selection) => `{ nodes { ${selection} } }`,
    fields: all(
      [
        ...['address', 'certificateNo', 'createdAt', 'device', 'id', 'officerId', 'officerName', 'region'],
        'seenAt',
      ],
      ACCOUNTS,
    ),
  },
  OrphanedGrant: {
    root: 'Query.regionMerge',
    around: (selection) => `{ __typename ... on RegionMerge { grants { ${selection} } } }`,
    fields: all(['holderName', 'id', 'regionName', 'role'], KEPT),
  },
  Certificate: {
    root: 'Query.certificates',
    around: (selection) => `{ nodes { ${selection} } }`,
    fields: all(
      [
        ...['fileUrl', 'holderName', 'id', 'issuedOn', 'number', 'officerId', 'regionName', 'revokeReason'],
        ...['status', 'title', 'validTo', 'verifyUrl'],
      ],
      ROSTER,
    ),
  },
  Seat: {
    root: 'Query.examBoard',
    around: (selection) => `{ seats { nodes { ${selection} } } }`,
    fields: all(
      [
        ...[
          'attemptId',
          'attemptNumber',
          'certificateNo',
          'deadline',
          'extraSeconds',
          'hasLateSheet',
          'heardAt',
        ],
        ...['leftCount', 'officerId', 'officerName', 'region', 'startedAt', 'state', 'submittedAt'],
      ],
      // Of an exam of the region above one sees the board, with the officers of one's own.
      { training_manager: 'ocp' },
    ),
    // Whose every exam is, he is looked for in the region that holds it.
    byDatabase: MANAGED,
  },
  SeatFile: {
    root: 'Query.examSeat',
    around: (selection) => `{ ${selection} }`,
    fields: all(
      ['attempts', 'incidents', 'messages', 'officerId', 'officerName', 'voids', 'windows'],
      MANAGED,
    ),
  },
  ExamIncident: {
    root: 'Mutation.noteIncident',
    around: (selection) => `{ __typename ... on ExamIncident { ${selection} } }`,
    fields: all(
      [...['happenedAt', 'id', 'kind', 'notedAt', 'notedByName', 'officerId', 'officerName', 'text']],
      MANAGED,
    ),
  },
  LateSheet: {
    root: 'Mutation.decideLateSheet',
    around: (selection) => `{ __typename ... on LateSheet { ${selection} } }`,
    fields: all(
      [
        ...['answeredCount', 'arrivedAt', 'deadline', 'decidedAt', 'decidedByName', 'differingCount', 'id'],
        ...['officerId', 'officerName', 'reason', 'state'],
      ],
      MANAGED,
    ),
  },
  Appeal: {
    root: 'Query.appeal',
    around: (selection) => `{ ${selection} }`,
    fields: all(
      [
        ...['answer', 'answerKeyTexts', 'attemptId', 'examId', 'examTitle', 'filedAt', 'givenPoints', 'id'],
        ...['maxPoints', 'officerId', 'officerName', 'points', 'questionId', 'regionName', 'ruledAt'],
        ...['ruledByName', 'ruling', 'state', 'stemText', 'text'],
      ],
      MANAGED,
    ),
  },
  GivenReceipt: {
    root: 'Query.checkReceipt',
    around: (selection) => `{ __typename ... on GivenReceipt { ${selection} } }`,
    fields: all(['attemptId', 'number', 'officerName', 'state', 'submittedAt'], MANAGED),
  },
  AttemptReplay: {
    root: 'Mutation.replayAttempt',
    around: (selection) => `{ __typename ... on AttemptReplay { ${selection} } }`,
    fields: all(
      [
        ...['deadline', 'examId', 'examTitle', 'id', 'officerId', 'officerName', 'questions', 'receiptCode'],
        ...['regionName', 'startedAt', 'steps', 'submittedAt', 'voidReason', 'voidedAt'],
      ],
      MANAGED,
    ),
  },
  MarkerProgress: {
    root: 'Mutation.setAnchor',
    around: (selection) => `{ __typename ... on MarkedExam { handMarking { markers { ${selection} } } } }`,
    fields: all(
      [
        ...['correctedCount', 'isRemoved', 'lastReadAt', 'meanDeviation', 'name', 'officerId', 'readCount'],
        ...['thirdCount', 'unitName'],
      ],
      MANAGED,
    ),
  },
  PossibleMarker: {
    root: 'Mutation.setAnchor',
    around: (selection) =>
      `{ __typename ... on MarkedExam { handMarking { possibleMarkers { ${selection} } } } }`,
    fields: all(['certificateNo', 'name', 'officerId', 'unitName'], MANAGED),
  },
  RemarkMove: {
    root: 'Query.remark',
    around: (selection) => `{ moves(page: { limit: 5, offset: 0 }) { ${selection} } }`,
    fields: all(
      [
        ...['attemptId', 'fromPoints', 'isPassed', 'officerId', 'officerName', 'regionName', 'toPoints'],
        'wasPassed',
      ],
      MANAGED,
    ),
  },
  CoveragePerson: {
    root: 'Query.coverageEvidence',
    around: (selection) => `{ person { ${selection} } }`,
    fields: all(
      [
        ...['attendedAt', 'bestPoints', 'certificateNo', 'creditedRatio', 'isPassed', 'maxPoints', 'name'],
        ...['officerId', 'regionName', 'unitName'],
      ],
      ROSTER,
    ),
  },
};

/** Types that name a person and are reached only by himself, or are told once to whoever made them. */
export const OWN_TYPES: readonly string[] = [
  'ActivationCode',
  'ResetCode',
  'RevealedIdNumber',
  'RosterImportRow',
  'Viewer',
];

/**
 * Where the database alone allows more than the predicates do, and why that tells nothing. Loaded by the test that takes
 * the predicates out, once they are out.
 * @public
 */
export const BY_DATABASE_ALONE: Readonly<Record<string, Row>> = {
  // Who writes and who reviews is a matter of roles, and the database knows only regions.
  'Mutation.decideAmendments': BANK_WORK,
  'Mutation.signOffQuestions': BANK_WORK,
  'Mutation.sortQuestions': BANK_WORK,
  // Beside and above it counts nobody, and says so.
  'Query.audienceCount': reaching(MANAGED, 'ocsp'),
  // About a class from above it knows one's own people and nobody else.
  'Query.checkClassList': reaching(MANAGED, 'ocp'),
  // Beside and above it finds nothing to open, and says so.
  'Mutation.openAmendmentRun': reaching(BANK_WORK, 'ocsp'),
  // Where every exam is one's to decide on, it is looked for in the region that holds it.
  'Query.examBoard': MANAGED,
  'Mutation.sendExamMessage': MANAGED,
  // Asked about the region above, the database answers with what is one's own and nothing else.
  'Query.coverage': SHARED_DOWN,
  'Query.units': reaching(PEOPLE, 'ocp'),
  // The database tells whoever is within a region the grants above it: they see it.
  'Query.grants': reaching(GRANTS, 'ocp'),
  'Query.whoSees': reaching(GRANTS, 'ocsp'),
};
