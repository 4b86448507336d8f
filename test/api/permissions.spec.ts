import { REGION_KEEPERS } from '../../apps/api/src/regions/regions.policy';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { parse, type GraphQLSchema } from 'graphql';
import { declaredPermissions, type Permission } from '../../apps/api/src/platform/permissions';
import type { RoleName } from '../../apps/api/src/access/access.types';
import type { ApiClient } from '../support/api-client';
import { callOf } from '../support/call-root-field';
import { BAYANNUR, INNER_MONGOLIA } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';

const BANK_READERS = ['author', 'reviewer', 'training_manager'];
const FIGURE_READERS = ['training_manager', 'leader'];

const BANK_WORKERS = ['author', 'reviewer'];
const ROSTER_READERS = [...FIGURE_READERS, 'security_administrator'];
const GRANT_READERS = [...ROSTER_READERS, 'system_administrator', 'auditor'];
const ACCOUNT_MANAGERS = ['training_manager', 'security_administrator'];

/** Who may call what. A change here is a change of permission and is reviewed as one. */
const PERMISSIONS: Readonly<Record<string, Permission>> = {
  'Query.auditEntries': ['auditor'],
  'Query.auditHeads': ['auditor'],
  'Query.bank': BANK_READERS,
  'Query.banks': BANK_READERS,
  'Query.audienceCount': ['training_manager'],
  'Query.exam': ['training_manager'],
  'Query.exams': ['training_manager'],
  'Mutation.grantExtraTime': ['training_manager'],
  'Mutation.grantExtraTimes': ['training_manager'],
  'Query.examBoard': ['training_manager'],
  'Query.examSeat': ['training_manager'],
  'Mutation.acknowledgeMessage': 'signed-in',
  'Mutation.noteIncident': ['training_manager'],
  'Mutation.sendExamMessage': ['training_manager'],
  'Mutation.restoreAttempt': ['training_manager'],
  'Mutation.voidAttempt': ['training_manager'],
  'Mutation.setExam': ['training_manager'],
  'Mutation.changeExam': ['training_manager'],
  'Mutation.withdrawExam': ['training_manager'],
  'Mutation.voidExam': ['training_manager'],
  'Query.trainingClass': ['training_manager'],
  'Query.trainingClasses': ['training_manager'],
  'Query.checkClassList': ['training_manager'],
  'Mutation.saveClass': ['training_manager'],
  'Mutation.addClassMembers': ['training_manager'],
  'Mutation.removeClassMember': ['training_manager'],
  'Query.blueprint': ['training_manager'],
  'Query.blueprints': ['training_manager'],
  'Query.checkBlueprint': ['training_manager'],
  'Query.drawForms': ['training_manager'],
  'Mutation.saveBlueprint': ['training_manager'],
  'Query.coverage': FIGURE_READERS,
  'Query.coverageEvidence': FIGURE_READERS,
  'Query.coveragePersons': FIGURE_READERS,
  'Query.demo': 'anyone',
  'Query.grants': GRANT_READERS,
  'Query.article': 'signed-in',
  'Query.articleChanges': 'signed-in',
  'Query.edition': 'signed-in',
  'Query.editionComparison': 'signed-in',
  'Query.law': 'signed-in',
  'Query.laws': 'signed-in',
  'Query.searchLaws': 'signed-in',
  'Query.myNotes': 'signed-in',
  'Mutation.saveNote': 'signed-in',
  'Mutation.commitLawImport': ['author'],
  'Mutation.discardEdition': ['author'],
  'Mutation.previewLawImport': ['author'],
  'Mutation.removeArticleChange': ['author'],
  'Mutation.saveArticleChange': ['author'],
  'Query.lectureIssue': FIGURE_READERS,
  'Query.lectureIssues': FIGURE_READERS,
  'Query.markedExam': FIGURE_READERS,
  'Query.markedExams': FIGURE_READERS,
  'Query.certificates': FIGURE_READERS,
  'Mutation.issueCertificates': ['training_manager'],
  'Mutation.revokeCertificate': ['training_manager'],
  'Mutation.replayAttempt': ['training_manager'],
  'Query.markingDesk': ['marker'],
  'Query.ownReadings': ['marker'],
  'Mutation.takeAnswer': ['marker'],
  'Mutation.markAnswer': ['marker'],
  'Mutation.releaseAnswer': ['marker'],
  'Mutation.setMarkingPlan': ['training_manager'],
  'Mutation.addMarker': ['training_manager'],
  'Mutation.removeMarker': ['training_manager'],
  'Mutation.setAnchor': ['training_manager'],
  'Query.checkReceipt': ['training_manager'],
  'Mutation.giveThirdReading': ['training_manager'],
  'Query.appeal': ['training_manager'],
  'Query.appeals': ['training_manager'],
  'Query.remark': ['training_manager'],
  'Mutation.checkRemark': ['training_manager'],
  'Mutation.discardRemark': ['training_manager'],
  'Mutation.fileAppeal': 'signed-in',
  'Mutation.ruleOnAppeal': ['training_manager'],
  'Mutation.runRemark': ['training_manager'],
  'Mutation.setResultRules': ['training_manager'],
  'Mutation.withdrawAppeal': 'signed-in',
  'Query.passwordRules': 'anyone',
  'Query.officer': ROSTER_READERS,
  'Query.openSessions': ['training_manager', 'security_administrator'],
  'Query.officers': ROSTER_READERS,
  'Query.questions': BANK_READERS,
  'Query.question': BANK_READERS,
  'Query.similarQuestions': BANK_WORKERS,
  'Query.readCitations': BANK_WORKERS,
  'Query.questionExport': BANK_WORKERS,
  'Query.questionSuggestions': ['author'],
  'Query.amendments': BANK_WORKERS,
  'Query.amendmentTasks': BANK_WORKERS,
  'Query.amendmentTask': BANK_WORKERS,
  'Mutation.saveQuestion': ['author'],
  'Mutation.makeQuestions': ['author'],
  'Mutation.signOffQuestions': BANK_WORKERS,
  'Mutation.sortQuestions': BANK_WORKERS,
  'Mutation.commentOnQuestion': BANK_WORKERS,
  'Mutation.suggestQuestion': ['author'],
  'Mutation.decideSuggestion': ['author'],
  'Mutation.undoQuestionImport': ['author'],
  'Mutation.publishEdition': ['author'],
  'Mutation.openAmendmentRun': BANK_WORKERS,
  'Mutation.decideAmendments': BANK_WORKERS,
  'Query.region': 'signed-in',
  'Query.regions': 'signed-in',
  'Query.regionMerge': REGION_KEEPERS,
  'Query.regionSearch': 'signed-in',
  'Query.signInOptions': 'anyone',
  'Query.units': ROSTER_READERS,
  'Query.viewer': 'anyone',
  'Query.whoSees': GRANT_READERS,
  'Mutation.activateAccount': 'anyone',
  'Mutation.addRegion': REGION_KEEPERS,
  'Mutation.addUnit': ['training_manager'],
  'Mutation.changeUnit': ['training_manager'],
  'Mutation.closeRegion': REGION_KEEPERS,
  'Mutation.closeUnit': ['training_manager'],
  'Mutation.commitRegionImport': REGION_KEEPERS,
  'Mutation.mergeRegions': REGION_KEEPERS,
  'Mutation.previewRegionImport': REGION_KEEPERS,
  'Mutation.renameRegion': REGION_KEEPERS,
  'Mutation.beginSecondFactor': 'signed-in',
  'Mutation.changePassword': 'signed-in',
  'Mutation.confirmSecondFactor': 'signed-in',
  'Mutation.endSessionsOf': ACCOUNT_MANAGERS,
  'Mutation.removeSecondFactor': 'signed-in',
  'Mutation.resetAccount': ACCOUNT_MANAGERS,
  'Mutation.revokeOtherSessions': 'signed-in',
  'Mutation.revokeSession': 'signed-in',
  'Mutation.unlockAccount': ACCOUNT_MANAGERS,
  'Mutation.updatePasswordRules': ['security_administrator'],
  'Mutation.verifySecondFactor': 'anyone',
  'Mutation.commitQuestionImport': ['author'],
  'Mutation.checkRosterImport': ['training_manager'],
  'Mutation.commitRosterImport': ['training_manager'],
  'Mutation.correctRosterRow': ['training_manager'],
  'Mutation.forgetRosterCodes': ['training_manager'],
  'Mutation.createBank': ['author'],
  'Mutation.grantRole': 'signed-in',
  'Mutation.revokeGrant': 'signed-in',
  'Mutation.endPosting': ['training_manager'],
  'Mutation.revealIdNumber': ['training_manager'],
  'Mutation.secondOfficer': ['training_manager'],
  'Mutation.transferOfficer': ['training_manager'],
  'Mutation.updateOfficer': ['training_manager'],
  'Mutation.previewQuestionImport': ['author'],
  'Mutation.startRosterImport': ['training_manager'],
  'Mutation.undoRosterImport': ['training_manager'],
  'Query.rosterImport': ['training_manager'],
  'Query.rosterImportCodes': ['training_manager'],
  'Query.rosterImportRows': ['training_manager'],
  'Query.rosterImports': ['training_manager'],
  'Mutation.decideLateSheet': ['training_manager'],
  'Mutation.publishExam': ['training_manager'],
  'Mutation.publishLectureIssue': ['training_manager'],
  'Mutation.reportWatch': 'signed-in',
  'Mutation.saveSheet': 'signed-in',
  'Mutation.signIn': 'anyone',
  'Mutation.signOut': 'anyone',
  'Mutation.startAttempt': 'signed-in',
  'Mutation.startWatch': 'signed-in',
  'Mutation.submitAttempt': 'signed-in',
};

const sorted = (permission: Permission | undefined) =>
  typeof permission === 'object' ? permission.toSorted() : permission;

describe('who may call what', () => {
  let test: TestApp;
  let schema: GraphQLSchema;
  beforeAll(async () => {
    test = await startTestApp();
    ({ schema } = test.app.get(GraphQLSchemaHost));
  });
  afterAll(() => test.close());

  function rootFields(): string[] {
    const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
    return roots.flatMap((type) =>
      Object.keys(type?.getFields() ?? {}).map((field) => `${type?.name}.${field}`),
    );
  }

  const codeOf = async (client: ApiClient, field: string) =>
    (await client.ask(parse(callOf(schema, field)), {})).errors?.[0]?.extensions?.code ?? null;

  it('is written down for every root field there is, and for no other', () => {
    expect(Object.keys(PERMISSIONS).toSorted()).toEqual(rootFields().toSorted());
  });

  it.each(Object.entries(PERMISSIONS))('%s is declared as it is written down', (field, permission) => {
    const declared = declaredPermissions().get(field.split('.')[1] ?? '');
    expect(sorted(declared)).toEqual(sorted(permission));
  });

  it('keeps the anonymous from everything that is not for anyone', async () => {
    const nobody = test.client();
    for (const [field, permission] of Object.entries(PERMISSIONS)) {
      const code = await codeOf(nobody, field);
      if (permission === 'anyone') expect([field, code]).not.toEqual([field, 'UNAUTHENTICATED']);
      else expect([field, code]).toEqual([field, 'UNAUTHENTICATED']);
    }
  });

  it('keeps a plain officer from everything that asks for a role', async () => {
    const officer = await test.signedIn(await test.seed.officer());
    for (const [field, permission] of Object.entries(PERMISSIONS)) {
      if (field === 'Mutation.signOut') continue;
      const isForbidden = (await codeOf(officer, field)) === 'FORBIDDEN';
      expect([field, isForbidden]).toEqual([field, typeof permission === 'object']);
    }
  });

  it.each<RoleName>(['training_manager', 'author', 'reviewer', 'leader', 'lawyer'])(
    'lets a %s call what is written down for the role and nothing else',
    async (role) => {
      const client = await test.signedIn(await test.seed.someone(role, BAYANNUR));
      for (const [field, permission] of Object.entries(PERMISSIONS)) {
        if (typeof permission !== 'object') continue;
        const isForbidden = (await codeOf(client, field)) === 'FORBIDDEN';
        expect([field, isForbidden]).toEqual([field, !permission.includes(role)]);
      }
    },
  );

  it('does not honour a grant that has ended or has not begun', async () => {
    const [past, future] = [
      await test.seed.someone('training_manager', INNER_MONGOLIA),
      await test.seed.someone('training_manager', INNER_MONGOLIA),
    ];
    const change = `UPDATE grants SET valid_from = $2, valid_to = $3 WHERE officer_id = $1`;
    await test.database.query(change, [past.id, '2026-01-01', '2026-11-18']);
    await test.database.query(change, [future.id, '2026-11-19', null]);
    for (const officer of [past, future])
      expect(await codeOf(await test.signedIn(officer), 'Query.officers')).toBe('FORBIDDEN');
  });
});
