/* eslint-disable */
import * as types from './graphql';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  query AuditPage($filter: AuditFilter!, $before: ID, $limit: Int!) {\n    auditEntries(filter: $filter, before: $before, limit: $limit) {\n      nextBefore\n      nodes {\n        id\n        at\n        actorName\n        address\n        device\n        action\n        subjectType\n        subjectId\n        subjectName\n        regionCode\n        result\n        detailJson\n      }\n    }\n    auditHeads {\n      provinceCode\n      day\n      seq\n      hash\n      sealedAt\n    }\n  }\n": typeof types.AuditPageDocument,
    "\n  query Bank($id: ID!) {\n    bank(id: $id) {\n      id\n      name\n      questionCount\n      region {\n        code\n        name\n      }\n      countsByType {\n        type\n        count\n      }\n      topics {\n        topicId\n        path\n        counts {\n          type\n          count\n        }\n      }\n    }\n  }\n": typeof types.BankDocument,
    "\n  query Banks {\n    banks {\n      id\n      name\n      questionCount\n      region {\n        code\n        name\n      }\n      countsByType {\n        type\n        count\n      }\n    }\n  }\n": typeof types.BanksDocument,
    "\n  mutation CreateBank($input: CreateBankInput!) {\n    createBank(input: $input) {\n      __typename\n      ... on Bank {\n        id\n        name\n      }\n      ...Refusal\n    }\n  }\n": typeof types.CreateBankDocument,
    "\n  query Questions($filter: QuestionFilter!, $page: PageInput!) {\n    questions(filter: $filter, page: $page) {\n      totalCount\n      nodes {\n        id\n        topic\n        revision {\n          type\n          stemText\n          difficulty\n          referenceDate\n          citations {\n            text\n          }\n        }\n      }\n    }\n  }\n": typeof types.QuestionsDocument,
    "\n  query CoverageIssues {\n    lectureIssues(page: { limit: 100, offset: 0 }) {\n      nodes {\n        id\n        year\n        number\n        title\n        state\n      }\n    }\n  }\n": typeof types.CoverageIssuesDocument,
    "\n  query Coverage($input: CoverageInput!) {\n    coverage(input: $input) {\n      cutOff\n      issue {\n        id\n        year\n        number\n        title\n      }\n      region {\n        code\n        name\n        hasChildren\n        path {\n          code\n          name\n        }\n      }\n      total {\n        serving\n        attended\n        attendedRatio\n        passed\n        passedRatio\n      }\n      previous {\n        serving\n        attendedRatio\n        passedRatio\n      }\n      rows {\n        regionCode\n        regionName\n        isOwnLevel\n        hasChildren\n        serving\n        attended\n        attendedRatio\n        passed\n        passedRatio\n      }\n    }\n  }\n": typeof types.CoverageDocument,
    "\n  query Evidence($input: CoverageEvidenceInput!) {\n    coverageEvidence(input: $input) {\n      issueTitle\n      durationSeconds\n      thresholdRatio\n      person {\n        officerId\n        name\n        unitName\n        regionName\n        creditedRatio\n        attendedAt\n        isPassed\n      }\n      spans {\n        fromSeconds\n        toSeconds\n      }\n      reports {\n        startedAt\n        reportedAt\n        device\n        jumpedToSeconds\n        creditedSeconds\n        spans {\n          fromSeconds\n          toSeconds\n        }\n        notCredited {\n          code\n          message\n        }\n      }\n      attempts {\n        id\n        number\n        state\n        submittedAt\n        startedAt\n        points\n        maxPoints\n        isPassed\n      }\n    }\n  }\n": typeof types.EvidenceDocument,
    "\n  query CoveragePersons(\n    $input: CoverageInput!\n    $show: PersonFilter!\n    $page: PageInput!\n    $issueId: ID!\n    $regionCode: Int!\n  ) {\n    lectureIssue(id: $issueId) {\n      id\n      year\n      number\n      title\n    }\n    region(code: $regionCode) {\n      code\n      name\n      path {\n        code\n        name\n      }\n    }\n    coveragePersons(input: $input, show: $show, page: $page) {\n      totalCount\n      nodes {\n        officerId\n        name\n        certificateNo\n        unitName\n        regionName\n        creditedRatio\n        attendedAt\n        bestPoints\n        maxPoints\n        isPassed\n      }\n    }\n  }\n": typeof types.CoveragePersonsDocument,
    "fragment Refusal on Refused {\n  code\n  message\n}": typeof types.RefusalFragmentDoc,
    "\n  query Grants($filter: GrantFilter!, $page: PageInput!) {\n    grants(filter: $filter, page: $page) {\n      totalCount\n      nodes {\n        id\n        officerId\n        holderName\n        role\n        validFrom\n        validTo\n        grantedByName\n        reason\n        mayRevoke\n        region {\n          code\n          name\n        }\n      }\n    }\n  }\n": typeof types.GrantsDocument,
    "\n  query WhoSees($regionCode: Int!) {\n    whoSees(regionCode: $regionCode) {\n      place\n      why\n      grant {\n        id\n        holderName\n        role\n        region {\n          code\n          name\n        }\n      }\n    }\n  }\n": typeof types.WhoSeesDocument,
    "\n  mutation RevokeGrant($input: RevokeGrantInput!) {\n    revokeGrant(input: $input) {\n      __typename\n      ...Refusal\n    }\n  }\n": typeof types.RevokeGrantDocument,
    "fragment FaultParts on Fault {\n  row\n  field\n  code\n  severity\n  found\n  expected\n  message\n}": typeof types.FaultPartsFragmentDoc,
    "\n  query ImportedBank($id: ID!) {\n    bank(id: $id) {\n      id\n      name\n    }\n  }\n": typeof types.ImportedBankDocument,
    "\n  mutation PreviewQuestions($input: PreviewQuestionImportInput!) {\n    previewQuestionImport(input: $input) {\n      __typename\n      ... on QuestionPreview {\n        fileName\n        sheetName\n        totalCount\n        newCount\n        unchangedCount\n        faultyCount\n        faults {\n          ...FaultParts\n        }\n        rows {\n          row\n          outcome\n          type\n          stem\n          key\n          topic\n          citations\n          referenceDate\n        }\n      }\n      ...Refusal\n    }\n  }\n": typeof types.PreviewQuestionsDocument,
    "\n  mutation CommitQuestions($input: CommitQuestionImportInput!) {\n    commitQuestionImport(input: $input) {\n      __typename\n      ... on QuestionImport {\n        newCount\n        unchangedCount\n        skippedCount\n        bank {\n          id\n          questionCount\n        }\n      }\n      ...Refusal\n    }\n  }\n": typeof types.CommitQuestionsDocument,
    "\n  mutation PublishExam($input: PublishExamInput!) {\n    publishExam(input: $input) {\n      __typename\n      ... on Exam {\n        id\n      }\n      ...Refusal\n    }\n  }\n": typeof types.PublishExamDocument,
    "\n  query Lectures($page: PageInput!) {\n    lectureIssues(page: $page) {\n      totalCount\n      nodes {\n        id\n        year\n        number\n        title\n        durationSeconds\n        opensAt\n        closesAt\n        state\n        audience {\n          code\n          name\n        }\n        exam {\n          id\n          questionCount\n          maxPoints\n          passPoints\n        }\n      }\n    }\n  }\n": typeof types.LecturesDocument,
    "\n  query ExamIssue($id: ID!) {\n    lectureIssue(id: $id) {\n      id\n      year\n      number\n      title\n      exam {\n        id\n        title\n        questionCount\n        durationSeconds\n        maxPoints\n        passPoints\n        attemptsAllowed\n      }\n    }\n  }\n": typeof types.ExamIssueDocument,
    "\n  query ExamBanks {\n    banks {\n      id\n      name\n      questionCount\n      region {\n        code\n        name\n      }\n      countsByType {\n        type\n        count\n      }\n      topics {\n        topicId\n        path\n        counts {\n          type\n          count\n        }\n      }\n    }\n  }\n": typeof types.ExamBanksDocument,
    "\n  query NewestIssue {\n    lectureIssues(page: { limit: 1, offset: 0 }) {\n      nodes {\n        id\n        year\n        number\n      }\n    }\n  }\n": typeof types.NewestIssueDocument,
    "\n  mutation PublishLectureIssue($input: PublishLectureIssueInput!) {\n    publishLectureIssue(input: $input) {\n      __typename\n      ... on LectureIssue {\n        id\n      }\n      ...Refusal\n    }\n  }\n": typeof types.PublishLectureIssueDocument,
    "\n  query OfficerPage($id: ID!) {\n    officer(id: $id) {\n      id\n      name\n      gender\n      maskedIdNumber\n      certificateNo\n      certificateValidFrom\n      certificateValidTo\n      version\n      hasAccount\n      posting {\n        unitName\n        post\n        region {\n          code\n          name\n          path {\n            code\n            name\n          }\n        }\n      }\n      postings {\n        unitName\n        kind\n        grade\n        reason\n        post\n        postedFrom\n        postedTo\n        region {\n          code\n          name\n        }\n      }\n      changes {\n        version\n        byName\n        at\n        field\n        before\n        after\n      }\n    }\n  }\n": typeof types.OfficerPageDocument,
    "\n  mutation UpdateOfficer($input: UpdateOfficerInput!) {\n    updateOfficer(input: $input) {\n      __typename\n      ... on OfficerChanged {\n        message\n        changes {\n          byName\n          at\n          field\n          before\n          after\n        }\n      }\n      ...Refusal\n    }\n  }\n": typeof types.UpdateOfficerDocument,
    "\n  mutation TransferOfficer($input: TransferOfficerInput!) {\n    transferOfficer(input: $input) {\n      __typename\n      ... on OfficerChanged {\n        message\n      }\n      ...Refusal\n    }\n  }\n": typeof types.TransferOfficerDocument,
    "\n  mutation SecondOfficer($input: SecondOfficerInput!) {\n    secondOfficer(input: $input) {\n      __typename\n      ... on OfficerChanged {\n        message\n      }\n      ...Refusal\n    }\n  }\n": typeof types.SecondOfficerDocument,
    "\n  mutation EndPosting($input: EndPostingInput!) {\n    endPosting(input: $input) {\n      __typename\n      ... on OfficerChanged {\n        message\n      }\n      ...Refusal\n    }\n  }\n": typeof types.EndPostingDocument,
    "\n  mutation RevealIdNumber($input: RevealIdNumberInput!) {\n    revealIdNumber(input: $input) {\n      __typename\n      ... on RevealedIdNumber {\n        idNumber\n      }\n      ...Refusal\n    }\n  }\n": typeof types.RevealIdNumberDocument,
    "\n  mutation UnlockAccount($input: OfficerAccountInput!) {\n    unlockAccount(input: $input) {\n      __typename\n      ...Refusal\n    }\n  }\n": typeof types.UnlockAccountDocument,
    "\n  mutation ResetAccount($input: OfficerAccountInput!) {\n    resetAccount(input: $input) {\n      __typename\n      ... on ResetCode {\n        code\n      }\n      ...Refusal\n    }\n  }\n": typeof types.ResetAccountDocument,
    "\n  mutation EndSessionsOf($input: OfficerAccountInput!) {\n    endSessionsOf(input: $input) {\n      __typename\n      ... on EndedSessions {\n        count\n      }\n      ...Refusal\n    }\n  }\n": typeof types.EndSessionsOfDocument,
    "\n  mutation GrantRole($input: GrantRoleInput!) {\n    grantRole(input: $input) {\n      __typename\n      ...Refusal\n    }\n  }\n": typeof types.GrantRoleDocument,
    "\n  query Officers($filter: OfficerFilter!, $page: PageInput!) {\n    officers(filter: $filter, page: $page) {\n      totalCount\n      nodes {\n        id\n        name\n        maskedIdNumber\n        certificateNo\n        hasAccount\n        posting {\n          unitName\n          post\n          postedFrom\n          region {\n            code\n            name\n          }\n        }\n      }\n    }\n  }\n": typeof types.OfficersDocument,
    "\n  query OfficersRegion($code: Int!) {\n    region(code: $code) {\n      code\n      name\n      path {\n        code\n        name\n      }\n    }\n  }\n": typeof types.OfficersRegionDocument,
    "\n  query SelectableUnits($filter: UnitFilter!, $page: PageInput!) {\n    units(filter: $filter, page: $page) {\n      nodes {\n        id\n        name\n        region {\n          name\n        }\n      }\n    }\n  }\n": typeof types.SelectableUnitsDocument,
    "\n  mutation PreviewRegions($input: PreviewRegionImportInput!) {\n    previewRegionImport(input: $input) {\n      __typename\n      ... on RegionImportPreview {\n        fileName\n        sheetName\n        totalCount\n        newCount\n        unchangedCount\n        faultyCount\n        faults {\n          ...FaultParts\n        }\n        rows {\n          row\n          outcome\n          code\n          name\n          parentName\n          from\n        }\n      }\n      ...Refusal\n    }\n  }\n": typeof types.PreviewRegionsDocument,
    "\n  mutation CommitRegions($input: CommitRegionImportInput!) {\n    commitRegionImport(input: $input) {\n      __typename\n      ... on RegionImport {\n        newCount\n        unchangedCount\n        skippedCount\n      }\n      ...Refusal\n    }\n  }\n": typeof types.CommitRegionsDocument,
    "\n  query RegionPage($code: Int!, $on: LocalDate) {\n    region(code: $code, on: $on) {\n      code\n      name\n      level\n      mayAdd\n      mayChange\n      path {\n        code\n        name\n      }\n      history {\n        validFrom\n        validTo\n        isCustom\n        successor {\n          code\n          name\n        }\n        names {\n          name\n          from\n          to\n        }\n      }\n    }\n    regions(parentCode: $code, on: $on) {\n      code\n      name\n      level\n      hasChildren\n      history {\n        validFrom\n        validTo\n        isCustom\n      }\n    }\n  }\n": typeof types.RegionPageDocument,
    "\n  query RegionUnits($filter: UnitFilter!, $page: PageInput!) {\n    units(filter: $filter, page: $page) {\n      totalCount\n      nodes {\n        id\n        name\n        kind\n        parentId\n        parentName\n        validFrom\n        validTo\n        depth\n        servingCount\n        otherCount\n        region {\n          code\n          name\n        }\n      }\n    }\n  }\n": typeof types.RegionUnitsDocument,
    "\n  mutation AddRegion($input: AddRegionInput!) {\n    addRegion(input: $input) {\n      __typename\n      ...Refusal\n    }\n  }\n": typeof types.AddRegionDocument,
    "\n  mutation RenameRegion($input: RenameRegionInput!) {\n    renameRegion(input: $input) {\n      __typename\n      ...Refusal\n    }\n  }\n": typeof types.RenameRegionDocument,
    "\n  mutation CloseRegion($input: CloseRegionInput!) {\n    closeRegion(input: $input) {\n      __typename\n      ...Refusal\n    }\n  }\n": typeof types.CloseRegionDocument,
    "\n  query RegionMerge($input: PreviewMergeInput!) {\n    regionMerge(input: $input) {\n      __typename\n      ... on RegionMerge {\n        units\n        postings\n        grants {\n          id\n          holderName\n          role\n          regionName\n        }\n      }\n      ...Refusal\n    }\n  }\n": typeof types.RegionMergeDocument,
    "\n  mutation MergeRegions($input: MergeRegionsInput!) {\n    mergeRegions(input: $input) {\n      __typename\n      ...Refusal\n    }\n  }\n": typeof types.MergeRegionsDocument,
    "\n  mutation AddUnit($input: AddUnitInput!) {\n    addUnit(input: $input) {\n      __typename\n      ...Refusal\n    }\n  }\n": typeof types.AddUnitDocument,
    "\n  mutation ChangeUnit($input: ChangeUnitInput!) {\n    changeUnit(input: $input) {\n      __typename\n      ...Refusal\n    }\n  }\n": typeof types.ChangeUnitDocument,
    "\n  mutation CloseUnit($input: CloseUnitInput!) {\n    closeUnit(input: $input) {\n      __typename\n      ...Refusal\n    }\n  }\n": typeof types.CloseUnitDocument,
    "\n  query SelectableRegions($parentCode: Int) {\n    regions(parentCode: $parentCode) {\n      code\n      name\n      hasChildren\n    }\n  }\n": typeof types.SelectableRegionsDocument,
    "\n  query FoundRegions($text: String!) {\n    regionSearch(text: $text) {\n      code\n      name\n      hasChildren\n      path {\n        code\n        name\n      }\n    }\n  }\n": typeof types.FoundRegionsDocument,
    "\n  query ChosenRegion($code: Int!) {\n    region(code: $code) {\n      code\n      name\n    }\n  }\n": typeof types.ChosenRegionDocument,
    "fragment RosterImportParts on RosterImport {\n  id\n  fileName\n  state\n  sheets {\n    name\n    headingRow\n    headings\n    columns {\n      field\n      column\n      confidence\n    }\n    samples\n  }\n  sheetName\n  columns {\n    field\n    column\n  }\n  totalCount\n  doneCount\n  counts {\n    new\n    changed\n    unchanged\n    left\n    faulty\n  }\n  failure\n  mode\n  leftOn\n  createdAt\n  codeCount\n  keptCount\n}": typeof types.RosterImportPartsFragmentDoc,
    "\n  query RosterImport($id: ID!) {\n    rosterImport(id: $id) {\n      ...RosterImportParts\n    }\n  }\n": typeof types.RosterImportDocument,
    "\n  query RosterImports {\n    rosterImports {\n      id\n      fileName\n      state\n      totalCount\n      createdAt\n    }\n  }\n": typeof types.RosterImportsDocument,
    "\n  query RosterImportRows($importId: ID!, $outcome: ImportOutcome, $page: PageInput!) {\n    rosterImportRows(importId: $importId, outcome: $outcome, page: $page) {\n      totalCount\n      nodes {\n        row\n        outcome\n        name\n        certificateNo\n        maskedIdNumber\n        unitName\n        regionName\n        officerId\n        isKept\n        faults {\n          row\n          field\n          severity\n          found\n          expected\n          message\n        }\n        changes {\n          field\n          before\n          after\n        }\n        cells {\n          field\n          text\n        }\n      }\n    }\n  }\n": typeof types.RosterImportRowsDocument,
    "\n  query RosterImportCodes($importId: ID!, $page: PageInput!) {\n    rosterImportCodes(importId: $importId, page: $page) {\n      name\n      certificateNo\n      unitName\n      code\n    }\n  }\n": typeof types.RosterImportCodesDocument,
    "\n  mutation StartRosterImport($input: StartRosterImportInput!) {\n    startRosterImport(input: $input) {\n      __typename\n      ...RosterImportParts\n      ...Refusal\n    }\n  }\n": typeof types.StartRosterImportDocument,
    "\n  mutation CheckRosterImport($input: CheckRosterImportInput!) {\n    checkRosterImport(input: $input) {\n      __typename\n      ...RosterImportParts\n      ...Refusal\n    }\n  }\n": typeof types.CheckRosterImportDocument,
    "\n  mutation CorrectRosterRow($input: CorrectRosterRowInput!) {\n    correctRosterRow(input: $input) {\n      __typename\n      ...RosterImportParts\n      ...Refusal\n    }\n  }\n": typeof types.CorrectRosterRowDocument,
    "\n  mutation CommitRosterImport($input: CommitRosterImportInput!) {\n    commitRosterImport(input: $input) {\n      __typename\n      ...RosterImportParts\n      ...Refusal\n    }\n  }\n": typeof types.CommitRosterImportDocument,
    "\n  mutation UndoRosterImport($input: RosterImportInput!) {\n    undoRosterImport(input: $input) {\n      __typename\n      ...RosterImportParts\n      ...Refusal\n    }\n  }\n": typeof types.UndoRosterImportDocument,
    "\n  mutation ForgetRosterCodes($input: RosterImportInput!) {\n    forgetRosterCodes(input: $input) {\n      __typename\n      ...RosterImportParts\n      ...Refusal\n    }\n  }\n": typeof types.ForgetRosterCodesDocument,
    "\n  query ConsolePasswordRules {\n    passwordRules {\n      leastLength\n      leastClasses\n      remembered\n      refusesCommon\n      maxAgeDays\n    }\n  }\n": typeof types.ConsolePasswordRulesDocument,
    "\n  mutation ConsoleUpdatePasswordRules($input: UpdatePasswordRulesInput!) {\n    updatePasswordRules(input: $input) {\n      __typename\n      ...Refusal\n    }\n  }\n": typeof types.ConsoleUpdatePasswordRulesDocument,
    "\n  query OpenSessions($filter: OpenSessionFilter!, $page: PageInput!) {\n    openSessions(filter: $filter, page: $page) {\n      totalCount\n      nodes {\n        id\n        officerId\n        officerName\n        certificateNo\n        device\n        address\n        createdAt\n        seenAt\n        region {\n          code\n          name\n        }\n      }\n    }\n  }\n": typeof types.OpenSessionsDocument,
    "\n  query RegionChildren($parentCode: Int) {\n    regions(parentCode: $parentCode) {\n      code\n      name\n      level\n      hasChildren\n    }\n  }\n": typeof types.RegionChildrenDocument,
    "\n  query RegionPath($code: Int!) {\n    region(code: $code) {\n      code\n      path {\n        code\n        name\n      }\n    }\n  }\n": typeof types.RegionPathDocument,
    "\n  query ConsoleViewer {\n    viewer {\n      id\n      name\n      mustChangePassword\n      grants {\n        role\n        validFrom\n        validTo\n        region {\n          code\n          name\n        }\n      }\n    }\n  }\n": typeof types.ConsoleViewerDocument,
    "\n  mutation SignOut {\n    signOut\n  }\n": typeof types.SignOutDocument,
    "\n  mutation VerifySecondFactor($input: VerifySecondFactorInput!) {\n    verifySecondFactor(input: $input) {\n      __typename\n      ...Refusal\n    }\n  }\n": typeof types.VerifySecondFactorDocument,
    "\n  query SignInOptions {\n    signInOptions {\n      oidc {\n        name\n        startUrl\n      }\n    }\n  }\n": typeof types.SignInOptionsDocument,
    "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      __typename\n      ... on SecondFactorNeeded {\n        ticket\n      }\n      ...Refusal\n    }\n  }\n": typeof types.SignInDocument,
    "\n  query Demo {\n    demo {\n      accounts {\n        account\n        password\n        name\n        role\n        regionName\n      }\n    }\n  }\n": typeof types.DemoDocument,
};
const documents: Documents = {
    "\n  query AuditPage($filter: AuditFilter!, $before: ID, $limit: Int!) {\n    auditEntries(filter: $filter, before: $before, limit: $limit) {\n      nextBefore\n      nodes {\n        id\n        at\n        actorName\n        address\n        device\n        action\n        subjectType\n        subjectId\n        subjectName\n        regionCode\n        result\n        detailJson\n      }\n    }\n    auditHeads {\n      provinceCode\n      day\n      seq\n      hash\n      sealedAt\n    }\n  }\n": types.AuditPageDocument,
    "\n  query Bank($id: ID!) {\n    bank(id: $id) {\n      id\n      name\n      questionCount\n      region {\n        code\n        name\n      }\n      countsByType {\n        type\n        count\n      }\n      topics {\n        topicId\n        path\n        counts {\n          type\n          count\n        }\n      }\n    }\n  }\n": types.BankDocument,
    "\n  query Banks {\n    banks {\n      id\n      name\n      questionCount\n      region {\n        code\n        name\n      }\n      countsByType {\n        type\n        count\n      }\n    }\n  }\n": types.BanksDocument,
    "\n  mutation CreateBank($input: CreateBankInput!) {\n    createBank(input: $input) {\n      __typename\n      ... on Bank {\n        id\n        name\n      }\n      ...Refusal\n    }\n  }\n": types.CreateBankDocument,
    "\n  query Questions($filter: QuestionFilter!, $page: PageInput!) {\n    questions(filter: $filter, page: $page) {\n      totalCount\n      nodes {\n        id\n        topic\n        revision {\n          type\n          stemText\n          difficulty\n          referenceDate\n          citations {\n            text\n          }\n        }\n      }\n    }\n  }\n": types.QuestionsDocument,
    "\n  query CoverageIssues {\n    lectureIssues(page: { limit: 100, offset: 0 }) {\n      nodes {\n        id\n        year\n        number\n        title\n        state\n      }\n    }\n  }\n": types.CoverageIssuesDocument,
    "\n  query Coverage($input: CoverageInput!) {\n    coverage(input: $input) {\n      cutOff\n      issue {\n        id\n        year\n        number\n        title\n      }\n      region {\n        code\n        name\n        hasChildren\n        path {\n          code\n          name\n        }\n      }\n      total {\n        serving\n        attended\n        attendedRatio\n        passed\n        passedRatio\n      }\n      previous {\n        serving\n        attendedRatio\n        passedRatio\n      }\n      rows {\n        regionCode\n        regionName\n        isOwnLevel\n        hasChildren\n        serving\n        attended\n        attendedRatio\n        passed\n        passedRatio\n      }\n    }\n  }\n": types.CoverageDocument,
    "\n  query Evidence($input: CoverageEvidenceInput!) {\n    coverageEvidence(input: $input) {\n      issueTitle\n      durationSeconds\n      thresholdRatio\n      person {\n        officerId\n        name\n        unitName\n        regionName\n        creditedRatio\n        attendedAt\n        isPassed\n      }\n      spans {\n        fromSeconds\n        toSeconds\n      }\n      reports {\n        startedAt\n        reportedAt\n        device\n        jumpedToSeconds\n        creditedSeconds\n        spans {\n          fromSeconds\n          toSeconds\n        }\n        notCredited {\n          code\n          message\n        }\n      }\n      attempts {\n        id\n        number\n        state\n        submittedAt\n        startedAt\n        points\n        maxPoints\n        isPassed\n      }\n    }\n  }\n": types.EvidenceDocument,
    "\n  query CoveragePersons(\n    $input: CoverageInput!\n    $show: PersonFilter!\n    $page: PageInput!\n    $issueId: ID!\n    $regionCode: Int!\n  ) {\n    lectureIssue(id: $issueId) {\n      id\n      year\n      number\n      title\n    }\n    region(code: $regionCode) {\n      code\n      name\n      path {\n        code\n        name\n      }\n    }\n    coveragePersons(input: $input, show: $show, page: $page) {\n      totalCount\n      nodes {\n        officerId\n        name\n        certificateNo\n        unitName\n        regionName\n        creditedRatio\n        attendedAt\n        bestPoints\n        maxPoints\n        isPassed\n      }\n    }\n  }\n": types.CoveragePersonsDocument,
    "fragment Refusal on Refused {\n  code\n  message\n}": types.RefusalFragmentDoc,
    "\n  query Grants($filter: GrantFilter!, $page: PageInput!) {\n    grants(filter: $filter, page: $page) {\n      totalCount\n      nodes {\n        id\n        officerId\n        holderName\n        role\n        validFrom\n        validTo\n        grantedByName\n        reason\n        mayRevoke\n        region {\n          code\n          name\n        }\n      }\n    }\n  }\n": types.GrantsDocument,
    "\n  query WhoSees($regionCode: Int!) {\n    whoSees(regionCode: $regionCode) {\n      place\n      why\n      grant {\n        id\n        holderName\n        role\n        region {\n          code\n          name\n        }\n      }\n    }\n  }\n": types.WhoSeesDocument,
    "\n  mutation RevokeGrant($input: RevokeGrantInput!) {\n    revokeGrant(input: $input) {\n      __typename\n      ...Refusal\n    }\n  }\n": types.RevokeGrantDocument,
    "fragment FaultParts on Fault {\n  row\n  field\n  code\n  severity\n  found\n  expected\n  message\n}": types.FaultPartsFragmentDoc,
    "\n  query ImportedBank($id: ID!) {\n    bank(id: $id) {\n      id\n      name\n    }\n  }\n": types.ImportedBankDocument,
    "\n  mutation PreviewQuestions($input: PreviewQuestionImportInput!) {\n    previewQuestionImport(input: $input) {\n      __typename\n      ... on QuestionPreview {\n        fileName\n        sheetName\n        totalCount\n        newCount\n        unchangedCount\n        faultyCount\n        faults {\n          ...FaultParts\n        }\n        rows {\n          row\n          outcome\n          type\n          stem\n          key\n          topic\n          citations\n          referenceDate\n        }\n      }\n      ...Refusal\n    }\n  }\n": types.PreviewQuestionsDocument,
    "\n  mutation CommitQuestions($input: CommitQuestionImportInput!) {\n    commitQuestionImport(input: $input) {\n      __typename\n      ... on QuestionImport {\n        newCount\n        unchangedCount\n        skippedCount\n        bank {\n          id\n          questionCount\n        }\n      }\n      ...Refusal\n    }\n  }\n": types.CommitQuestionsDocument,
    "\n  mutation PublishExam($input: PublishExamInput!) {\n    publishExam(input: $input) {\n      __typename\n      ... on Exam {\n        id\n      }\n      ...Refusal\n    }\n  }\n": types.PublishExamDocument,
    "\n  query Lectures($page: PageInput!) {\n    lectureIssues(page: $page) {\n      totalCount\n      nodes {\n        id\n        year\n        number\n        title\n        durationSeconds\n        opensAt\n        closesAt\n        state\n        audience {\n          code\n          name\n        }\n        exam {\n          id\n          questionCount\n          maxPoints\n          passPoints\n        }\n      }\n    }\n  }\n": types.LecturesDocument,
    "\n  query ExamIssue($id: ID!) {\n    lectureIssue(id: $id) {\n      id\n      year\n      number\n      title\n      exam {\n        id\n        title\n        questionCount\n        durationSeconds\n        maxPoints\n        passPoints\n        attemptsAllowed\n      }\n    }\n  }\n": types.ExamIssueDocument,
    "\n  query ExamBanks {\n    banks {\n      id\n      name\n      questionCount\n      region {\n        code\n        name\n      }\n      countsByType {\n        type\n        count\n      }\n      topics {\n        topicId\n        path\n        counts {\n          type\n          count\n        }\n      }\n    }\n  }\n": types.ExamBanksDocument,
    "\n  query NewestIssue {\n    lectureIssues(page: { limit: 1, offset: 0 }) {\n      nodes {\n        id\n        year\n        number\n      }\n    }\n  }\n": types.NewestIssueDocument,
    "\n  mutation PublishLectureIssue($input: PublishLectureIssueInput!) {\n    publishLectureIssue(input: $input) {\n      __typename\n      ... on LectureIssue {\n        id\n      }\n      ...Refusal\n    }\n  }\n": types.PublishLectureIssueDocument,
    "\n  query OfficerPage($id: ID!) {\n    officer(id: $id) {\n      id\n      name\n      gender\n      maskedIdNumber\n      certificateNo\n      certificateValidFrom\n      certificateValidTo\n      version\n      hasAccount\n      posting {\n        unitName\n        post\n        region {\n          code\n          name\n          path {\n            code\n            name\n          }\n        }\n      }\n      postings {\n        unitName\n        kind\n        grade\n        reason\n        post\n        postedFrom\n        postedTo\n        region {\n          code\n          name\n        }\n      }\n      changes {\n        version\n        byName\n        at\n        field\n        before\n        after\n      }\n    }\n  }\n": types.OfficerPageDocument,
    "\n  mutation UpdateOfficer($input: UpdateOfficerInput!) {\n    updateOfficer(input: $input) {\n      __typename\n      ... on OfficerChanged {\n        message\n        changes {\n          byName\n          at\n          field\n          before\n          after\n        }\n      }\n      ...Refusal\n    }\n  }\n": types.UpdateOfficerDocument,
    "\n  mutation TransferOfficer($input: TransferOfficerInput!) {\n    transferOfficer(input: $input) {\n      __typename\n      ... on OfficerChanged {\n        message\n      }\n      ...Refusal\n    }\n  }\n": types.TransferOfficerDocument,
    "\n  mutation SecondOfficer($input: SecondOfficerInput!) {\n    secondOfficer(input: $input) {\n      __typename\n      ... on OfficerChanged {\n        message\n      }\n      ...Refusal\n    }\n  }\n": types.SecondOfficerDocument,
    "\n  mutation EndPosting($input: EndPostingInput!) {\n    endPosting(input: $input) {\n      __typename\n      ... on OfficerChanged {\n        message\n      }\n      ...Refusal\n    }\n  }\n": types.EndPostingDocument,
    "\n  mutation RevealIdNumber($input: RevealIdNumberInput!) {\n    revealIdNumber(input: $input) {\n      __typename\n      ... on RevealedIdNumber {\n        idNumber\n      }\n      ...Refusal\n    }\n  }\n": types.RevealIdNumberDocument,
    "\n  mutation UnlockAccount($input: OfficerAccountInput!) {\n    unlockAccount(input: $input) {\n      __typename\n      ...Refusal\n    }\n  }\n": types.UnlockAccountDocument,
    "\n  mutation ResetAccount($input: OfficerAccountInput!) {\n    resetAccount(input: $input) {\n      __typename\n      ... on ResetCode {\n        code\n      }\n      ...Refusal\n    }\n  }\n": types.ResetAccountDocument,
    "\n  mutation EndSessionsOf($input: OfficerAccountInput!) {\n    endSessionsOf(input: $input) {\n      __typename\n      ... on EndedSessions {\n        count\n      }\n      ...Refusal\n    }\n  }\n": types.EndSessionsOfDocument,
    "\n  mutation GrantRole($input: GrantRoleInput!) {\n    grantRole(input: $input) {\n      __typename\n      ...Refusal\n    }\n  }\n": types.GrantRoleDocument,
    "\n  query Officers($filter: OfficerFilter!, $page: PageInput!) {\n    officers(filter: $filter, page: $page) {\n      totalCount\n      nodes {\n        id\n        name\n        maskedIdNumber\n        certificateNo\n        hasAccount\n        posting {\n          unitName\n          post\n          postedFrom\n          region {\n            code\n            name\n          }\n        }\n      }\n    }\n  }\n": types.OfficersDocument,
    "\n  query OfficersRegion($code: Int!) {\n    region(code: $code) {\n      code\n      name\n      path {\n        code\n        name\n      }\n    }\n  }\n": types.OfficersRegionDocument,
    "\n  query SelectableUnits($filter: UnitFilter!, $page: PageInput!) {\n    units(filter: $filter, page: $page) {\n      nodes {\n        id\n        name\n        region {\n          name\n        }\n      }\n    }\n  }\n": types.SelectableUnitsDocument,
    "\n  mutation PreviewRegions($input: PreviewRegionImportInput!) {\n    previewRegionImport(input: $input) {\n      __typename\n      ... on RegionImportPreview {\n        fileName\n        sheetName\n        totalCount\n        newCount\n        unchangedCount\n        faultyCount\n        faults {\n          ...FaultParts\n        }\n        rows {\n          row\n          outcome\n          code\n          name\n          parentName\n          from\n        }\n      }\n      ...Refusal\n    }\n  }\n": types.PreviewRegionsDocument,
    "\n  mutation CommitRegions($input: CommitRegionImportInput!) {\n    commitRegionImport(input: $input) {\n      __typename\n      ... on RegionImport {\n        newCount\n        unchangedCount\n        skippedCount\n      }\n      ...Refusal\n    }\n  }\n": types.CommitRegionsDocument,
    "\n  query RegionPage($code: Int!, $on: LocalDate) {\n    region(code: $code, on: $on) {\n      code\n      name\n      level\n      mayAdd\n      mayChange\n      path {\n        code\n        name\n      }\n      history {\n        validFrom\n        validTo\n        isCustom\n        successor {\n          code\n          name\n        }\n        names {\n          name\n          from\n          to\n        }\n      }\n    }\n    regions(parentCode: $code, on: $on) {\n      code\n      name\n      level\n      hasChildren\n      history {\n        validFrom\n        validTo\n        isCustom\n      }\n    }\n  }\n": types.RegionPageDocument,
    "\n  query RegionUnits($filter: UnitFilter!, $page: PageInput!) {\n    units(filter: $filter, page: $page) {\n      totalCount\n      nodes {\n        id\n        name\n        kind\n        parentId\n        parentName\n        validFrom\n        validTo\n        depth\n        servingCount\n        otherCount\n        region {\n          code\n          name\n        }\n      }\n    }\n  }\n": types.RegionUnitsDocument,
    "\n  mutation AddRegion($input: AddRegionInput!) {\n    addRegion(input: $input) {\n      __typename\n      ...Refusal\n    }\n  }\n": types.AddRegionDocument,
    "\n  mutation RenameRegion($input: RenameRegionInput!) {\n    renameRegion(input: $input) {\n      __typename\n      ...Refusal\n    }\n  }\n": types.RenameRegionDocument,
    "\n  mutation CloseRegion($input: CloseRegionInput!) {\n    closeRegion(input: $input) {\n      __typename\n      ...Refusal\n    }\n  }\n": types.CloseRegionDocument,
    "\n  query RegionMerge($input: PreviewMergeInput!) {\n    regionMerge(input: $input) {\n      __typename\n      ... on RegionMerge {\n        units\n        postings\n        grants {\n          id\n          holderName\n          role\n          regionName\n        }\n      }\n      ...Refusal\n    }\n  }\n": types.RegionMergeDocument,
    "\n  mutation MergeRegions($input: MergeRegionsInput!) {\n    mergeRegions(input: $input) {\n      __typename\n      ...Refusal\n    }\n  }\n": types.MergeRegionsDocument,
    "\n  mutation AddUnit($input: AddUnitInput!) {\n    addUnit(input: $input) {\n      __typename\n      ...Refusal\n    }\n  }\n": types.AddUnitDocument,
    "\n  mutation ChangeUnit($input: ChangeUnitInput!) {\n    changeUnit(input: $input) {\n      __typename\n      ...Refusal\n    }\n  }\n": types.ChangeUnitDocument,
    "\n  mutation CloseUnit($input: CloseUnitInput!) {\n    closeUnit(input: $input) {\n      __typename\n      ...Refusal\n    }\n  }\n": types.CloseUnitDocument,
    "\n  query SelectableRegions($parentCode: Int) {\n    regions(parentCode: $parentCode) {\n      code\n      name\n      hasChildren\n    }\n  }\n": types.SelectableRegionsDocument,
    "\n  query FoundRegions($text: String!) {\n    regionSearch(text: $text) {\n      code\n      name\n      hasChildren\n      path {\n        code\n        name\n      }\n    }\n  }\n": types.FoundRegionsDocument,
    "\n  query ChosenRegion($code: Int!) {\n    region(code: $code) {\n      code\n      name\n    }\n  }\n": types.ChosenRegionDocument,
    "fragment RosterImportParts on RosterImport {\n  id\n  fileName\n  state\n  sheets {\n    name\n    headingRow\n    headings\n    columns {\n      field\n      column\n      confidence\n    }\n    samples\n  }\n  sheetName\n  columns {\n    field\n    column\n  }\n  totalCount\n  doneCount\n  counts {\n    new\n    changed\n    unchanged\n    left\n    faulty\n  }\n  failure\n  mode\n  leftOn\n  createdAt\n  codeCount\n  keptCount\n}": types.RosterImportPartsFragmentDoc,
    "\n  query RosterImport($id: ID!) {\n    rosterImport(id: $id) {\n      ...RosterImportParts\n    }\n  }\n": types.RosterImportDocument,
    "\n  query RosterImports {\n    rosterImports {\n      id\n      fileName\n      state\n      totalCount\n      createdAt\n    }\n  }\n": types.RosterImportsDocument,
    "\n  query RosterImportRows($importId: ID!, $outcome: ImportOutcome, $page: PageInput!) {\n    rosterImportRows(importId: $importId, outcome: $outcome, page: $page) {\n      totalCount\n      nodes {\n        row\n        outcome\n        name\n        certificateNo\n        maskedIdNumber\n        unitName\n        regionName\n        officerId\n        isKept\n        faults {\n          row\n          field\n          severity\n          found\n          expected\n          message\n        }\n        changes {\n          field\n          before\n          after\n        }\n        cells {\n          field\n          text\n        }\n      }\n    }\n  }\n": types.RosterImportRowsDocument,
    "\n  query RosterImportCodes($importId: ID!, $page: PageInput!) {\n    rosterImportCodes(importId: $importId, page: $page) {\n      name\n      certificateNo\n      unitName\n      code\n    }\n  }\n": types.RosterImportCodesDocument,
    "\n  mutation StartRosterImport($input: StartRosterImportInput!) {\n    startRosterImport(input: $input) {\n      __typename\n      ...RosterImportParts\n      ...Refusal\n    }\n  }\n": types.StartRosterImportDocument,
    "\n  mutation CheckRosterImport($input: CheckRosterImportInput!) {\n    checkRosterImport(input: $input) {\n      __typename\n      ...RosterImportParts\n      ...Refusal\n    }\n  }\n": types.CheckRosterImportDocument,
    "\n  mutation CorrectRosterRow($input: CorrectRosterRowInput!) {\n    correctRosterRow(input: $input) {\n      __typename\n      ...RosterImportParts\n      ...Refusal\n    }\n  }\n": types.CorrectRosterRowDocument,
    "\n  mutation CommitRosterImport($input: CommitRosterImportInput!) {\n    commitRosterImport(input: $input) {\n      __typename\n      ...RosterImportParts\n      ...Refusal\n    }\n  }\n": types.CommitRosterImportDocument,
    "\n  mutation UndoRosterImport($input: RosterImportInput!) {\n    undoRosterImport(input: $input) {\n      __typename\n      ...RosterImportParts\n      ...Refusal\n    }\n  }\n": types.UndoRosterImportDocument,
    "\n  mutation ForgetRosterCodes($input: RosterImportInput!) {\n    forgetRosterCodes(input: $input) {\n      __typename\n      ...RosterImportParts\n      ...Refusal\n    }\n  }\n": types.ForgetRosterCodesDocument,
    "\n  query ConsolePasswordRules {\n    passwordRules {\n      leastLength\n      leastClasses\n      remembered\n      refusesCommon\n      maxAgeDays\n    }\n  }\n": types.ConsolePasswordRulesDocument,
    "\n  mutation ConsoleUpdatePasswordRules($input: UpdatePasswordRulesInput!) {\n    updatePasswordRules(input: $input) {\n      __typename\n      ...Refusal\n    }\n  }\n": types.ConsoleUpdatePasswordRulesDocument,
    "\n  query OpenSessions($filter: OpenSessionFilter!, $page: PageInput!) {\n    openSessions(filter: $filter, page: $page) {\n      totalCount\n      nodes {\n        id\n        officerId\n        officerName\n        certificateNo\n        device\n        address\n        createdAt\n        seenAt\n        region {\n          code\n          name\n        }\n      }\n    }\n  }\n": types.OpenSessionsDocument,
    "\n  query RegionChildren($parentCode: Int) {\n    regions(parentCode: $parentCode) {\n      code\n      name\n      level\n      hasChildren\n    }\n  }\n": types.RegionChildrenDocument,
    "\n  query RegionPath($code: Int!) {\n    region(code: $code) {\n      code\n      path {\n        code\n        name\n      }\n    }\n  }\n": types.RegionPathDocument,
    "\n  query ConsoleViewer {\n    viewer {\n      id\n      name\n      mustChangePassword\n      grants {\n        role\n        validFrom\n        validTo\n        region {\n          code\n          name\n        }\n      }\n    }\n  }\n": types.ConsoleViewerDocument,
    "\n  mutation SignOut {\n    signOut\n  }\n": types.SignOutDocument,
    "\n  mutation VerifySecondFactor($input: VerifySecondFactorInput!) {\n    verifySecondFactor(input: $input) {\n      __typename\n      ...Refusal\n    }\n  }\n": types.VerifySecondFactorDocument,
    "\n  query SignInOptions {\n    signInOptions {\n      oidc {\n        name\n        startUrl\n      }\n    }\n  }\n": types.SignInOptionsDocument,
    "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      __typename\n      ... on SecondFactorNeeded {\n        ticket\n      }\n      ...Refusal\n    }\n  }\n": types.SignInDocument,
    "\n  query Demo {\n    demo {\n      accounts {\n        account\n        password\n        name\n        role\n        regionName\n      }\n    }\n  }\n": types.DemoDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AuditPage($filter: AuditFilter!, $before: ID, $limit: Int!) {\n    auditEntries(filter: $filter, before: $before, limit: $limit) {\n      nextBefore\n      nodes {\n        id\n        at\n        actorName\n        address\n        device\n        action\n        subjectType\n        subjectId\n        subjectName\n        regionCode\n        result\n        detailJson\n      }\n    }\n    auditHeads {\n      provinceCode\n      day\n      seq\n      hash\n      sealedAt\n    }\n  }\n"): (typeof documents)["\n  query AuditPage($filter: AuditFilter!, $before: ID, $limit: Int!) {\n    auditEntries(filter: $filter, before: $before, limit: $limit) {\n      nextBefore\n      nodes {\n        id\n        at\n        actorName\n        address\n        device\n        action\n        subjectType\n        subjectId\n        subjectName\n        regionCode\n        result\n        detailJson\n      }\n    }\n    auditHeads {\n      provinceCode\n      day\n      seq\n      hash\n      sealedAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Bank($id: ID!) {\n    bank(id: $id) {\n      id\n      name\n      questionCount\n      region {\n        code\n        name\n      }\n      countsByType {\n        type\n        count\n      }\n      topics {\n        topicId\n        path\n        counts {\n          type\n          count\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Bank($id: ID!) {\n    bank(id: $id) {\n      id\n      name\n      questionCount\n      region {\n        code\n        name\n      }\n      countsByType {\n        type\n        count\n      }\n      topics {\n        topicId\n        path\n        counts {\n          type\n          count\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Banks {\n    banks {\n      id\n      name\n      questionCount\n      region {\n        code\n        name\n      }\n      countsByType {\n        type\n        count\n      }\n    }\n  }\n"): (typeof documents)["\n  query Banks {\n    banks {\n      id\n      name\n      questionCount\n      region {\n        code\n        name\n      }\n      countsByType {\n        type\n        count\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateBank($input: CreateBankInput!) {\n    createBank(input: $input) {\n      __typename\n      ... on Bank {\n        id\n        name\n      }\n      ...Refusal\n    }\n  }\n"): (typeof documents)["\n  mutation CreateBank($input: CreateBankInput!) {\n    createBank(input: $input) {\n      __typename\n      ... on Bank {\n        id\n        name\n      }\n      ...Refusal\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Questions($filter: QuestionFilter!, $page: PageInput!) {\n    questions(filter: $filter, page: $page) {\n      totalCount\n      nodes {\n        id\n        topic\n        revision {\n          type\n          stemText\n          difficulty\n          referenceDate\n          citations {\n            text\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Questions($filter: QuestionFilter!, $page: PageInput!) {\n    questions(filter: $filter, page: $page) {\n      totalCount\n      nodes {\n        id\n        topic\n        revision {\n          type\n          stemText\n          difficulty\n          referenceDate\n          citations {\n            text\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CoverageIssues {\n    lectureIssues(page: { limit: 100, offset: 0 }) {\n      nodes {\n        id\n        year\n        number\n        title\n        state\n      }\n    }\n  }\n"): (typeof documents)["\n  query CoverageIssues {\n    lectureIssues(page: { limit: 100, offset: 0 }) {\n      nodes {\n        id\n        year\n        number\n        title\n        state\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Coverage($input: CoverageInput!) {\n    coverage(input: $input) {\n      cutOff\n      issue {\n        id\n        year\n        number\n        title\n      }\n      region {\n        code\n        name\n        hasChildren\n        path {\n          code\n          name\n        }\n      }\n      total {\n        serving\n        attended\n        attendedRatio\n        passed\n        passedRatio\n      }\n      previous {\n        serving\n        attendedRatio\n        passedRatio\n      }\n      rows {\n        regionCode\n        regionName\n        isOwnLevel\n        hasChildren\n        serving\n        attended\n        attendedRatio\n        passed\n        passedRatio\n      }\n    }\n  }\n"): (typeof documents)["\n  query Coverage($input: CoverageInput!) {\n    coverage(input: $input) {\n      cutOff\n      issue {\n        id\n        year\n        number\n        title\n      }\n      region {\n        code\n        name\n        hasChildren\n        path {\n          code\n          name\n        }\n      }\n      total {\n        serving\n        attended\n        attendedRatio\n        passed\n        passedRatio\n      }\n      previous {\n        serving\n        attendedRatio\n        passedRatio\n      }\n      rows {\n        regionCode\n        regionName\n        isOwnLevel\n        hasChildren\n        serving\n        attended\n        attendedRatio\n        passed\n        passedRatio\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Evidence($input: CoverageEvidenceInput!) {\n    coverageEvidence(input: $input) {\n      issueTitle\n      durationSeconds\n      thresholdRatio\n      person {\n        officerId\n        name\n        unitName\n        regionName\n        creditedRatio\n        attendedAt\n        isPassed\n      }\n      spans {\n        fromSeconds\n        toSeconds\n      }\n      reports {\n        startedAt\n        reportedAt\n        device\n        jumpedToSeconds\n        creditedSeconds\n        spans {\n          fromSeconds\n          toSeconds\n        }\n        notCredited {\n          code\n          message\n        }\n      }\n      attempts {\n        id\n        number\n        state\n        submittedAt\n        startedAt\n        points\n        maxPoints\n        isPassed\n      }\n    }\n  }\n"): (typeof documents)["\n  query Evidence($input: CoverageEvidenceInput!) {\n    coverageEvidence(input: $input) {\n      issueTitle\n      durationSeconds\n      thresholdRatio\n      person {\n        officerId\n        name\n        unitName\n        regionName\n        creditedRatio\n        attendedAt\n        isPassed\n      }\n      spans {\n        fromSeconds\n        toSeconds\n      }\n      reports {\n        startedAt\n        reportedAt\n        device\n        jumpedToSeconds\n        creditedSeconds\n        spans {\n          fromSeconds\n          toSeconds\n        }\n        notCredited {\n          code\n          message\n        }\n      }\n      attempts {\n        id\n        number\n        state\n        submittedAt\n        startedAt\n        points\n        maxPoints\n        isPassed\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CoveragePersons(\n    $input: CoverageInput!\n    $show: PersonFilter!\n    $page: PageInput!\n    $issueId: ID!\n    $regionCode: Int!\n  ) {\n    lectureIssue(id: $issueId) {\n      id\n      year\n      number\n      title\n    }\n    region(code: $regionCode) {\n      code\n      name\n      path {\n        code\n        name\n      }\n    }\n    coveragePersons(input: $input, show: $show, page: $page) {\n      totalCount\n      nodes {\n        officerId\n        name\n        certificateNo\n        unitName\n        regionName\n        creditedRatio\n        attendedAt\n        bestPoints\n        maxPoints\n        isPassed\n      }\n    }\n  }\n"): (typeof documents)["\n  query CoveragePersons(\n    $input: CoverageInput!\n    $show: PersonFilter!\n    $page: PageInput!\n    $issueId: ID!\n    $regionCode: Int!\n  ) {\n    lectureIssue(id: $issueId) {\n      id\n      year\n      number\n      title\n    }\n    region(code: $regionCode) {\n      code\n      name\n      path {\n        code\n        name\n      }\n    }\n    coveragePersons(input: $input, show: $show, page: $page) {\n      totalCount\n      nodes {\n        officerId\n        name\n        certificateNo\n        unitName\n        regionName\n        creditedRatio\n        attendedAt\n        bestPoints\n        maxPoints\n        isPassed\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment Refusal on Refused {\n  code\n  message\n}"): (typeof documents)["fragment Refusal on Refused {\n  code\n  message\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Grants($filter: GrantFilter!, $page: PageInput!) {\n    grants(filter: $filter, page: $page) {\n      totalCount\n      nodes {\n        id\n        officerId\n        holderName\n        role\n        validFrom\n        validTo\n        grantedByName\n        reason\n        mayRevoke\n        region {\n          code\n          name\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Grants($filter: GrantFilter!, $page: PageInput!) {\n    grants(filter: $filter, page: $page) {\n      totalCount\n      nodes {\n        id\n        officerId\n        holderName\n        role\n        validFrom\n        validTo\n        grantedByName\n        reason\n        mayRevoke\n        region {\n          code\n          name\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WhoSees($regionCode: Int!) {\n    whoSees(regionCode: $regionCode) {\n      place\n      why\n      grant {\n        id\n        holderName\n        role\n        region {\n          code\n          name\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query WhoSees($regionCode: Int!) {\n    whoSees(regionCode: $regionCode) {\n      place\n      why\n      grant {\n        id\n        holderName\n        role\n        region {\n          code\n          name\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeGrant($input: RevokeGrantInput!) {\n    revokeGrant(input: $input) {\n      __typename\n      ...Refusal\n    }\n  }\n"): (typeof documents)["\n  mutation RevokeGrant($input: RevokeGrantInput!) {\n    revokeGrant(input: $input) {\n      __typename\n      ...Refusal\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment FaultParts on Fault {\n  row\n  field\n  code\n  severity\n  found\n  expected\n  message\n}"): (typeof documents)["fragment FaultParts on Fault {\n  row\n  field\n  code\n  severity\n  found\n  expected\n  message\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ImportedBank($id: ID!) {\n    bank(id: $id) {\n      id\n      name\n    }\n  }\n"): (typeof documents)["\n  query ImportedBank($id: ID!) {\n    bank(id: $id) {\n      id\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PreviewQuestions($input: PreviewQuestionImportInput!) {\n    previewQuestionImport(input: $input) {\n      __typename\n      ... on QuestionPreview {\n        fileName\n        sheetName\n        totalCount\n        newCount\n        unchangedCount\n        faultyCount\n        faults {\n          ...FaultParts\n        }\n        rows {\n          row\n          outcome\n          type\n          stem\n          key\n          topic\n          citations\n          referenceDate\n        }\n      }\n      ...Refusal\n    }\n  }\n"): (typeof documents)["\n  mutation PreviewQuestions($input: PreviewQuestionImportInput!) {\n    previewQuestionImport(input: $input) {\n      __typename\n      ... on QuestionPreview {\n        fileName\n        sheetName\n        totalCount\n        newCount\n        unchangedCount\n        faultyCount\n        faults {\n          ...FaultParts\n        }\n        rows {\n          row\n          outcome\n          type\n          stem\n          key\n          topic\n          citations\n          referenceDate\n        }\n      }\n      ...Refusal\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CommitQuestions($input: CommitQuestionImportInput!) {\n    commitQuestionImport(input: $input) {\n      __typename\n      ... on QuestionImport {\n        newCount\n        unchangedCount\n        skippedCount\n        bank {\n          id\n          questionCount\n        }\n      }\n      ...Refusal\n    }\n  }\n"): (typeof documents)["\n  mutation CommitQuestions($input: CommitQuestionImportInput!) {\n    commitQuestionImport(input: $input) {\n      __typename\n      ... on QuestionImport {\n        newCount\n        unchangedCount\n        skippedCount\n        bank {\n          id\n          questionCount\n        }\n      }\n      ...Refusal\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PublishExam($input: PublishExamInput!) {\n    publishExam(input: $input) {\n      __typename\n      ... on Exam {\n        id\n      }\n      ...Refusal\n    }\n  }\n"): (typeof documents)["\n  mutation PublishExam($input: PublishExamInput!) {\n    publishExam(input: $input) {\n      __typename\n      ... on Exam {\n        id\n      }\n      ...Refusal\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Lectures($page: PageInput!) {\n    lectureIssues(page: $page) {\n      totalCount\n      nodes {\n        id\n        year\n        number\n        title\n        durationSeconds\n        opensAt\n        closesAt\n        state\n        audience {\n          code\n          name\n        }\n        exam {\n          id\n          questionCount\n          maxPoints\n          passPoints\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Lectures($page: PageInput!) {\n    lectureIssues(page: $page) {\n      totalCount\n      nodes {\n        id\n        year\n        number\n        title\n        durationSeconds\n        opensAt\n        closesAt\n        state\n        audience {\n          code\n          name\n        }\n        exam {\n          id\n          questionCount\n          maxPoints\n          passPoints\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ExamIssue($id: ID!) {\n    lectureIssue(id: $id) {\n      id\n      year\n      number\n      title\n      exam {\n        id\n        title\n        questionCount\n        durationSeconds\n        maxPoints\n        passPoints\n        attemptsAllowed\n      }\n    }\n  }\n"): (typeof documents)["\n  query ExamIssue($id: ID!) {\n    lectureIssue(id: $id) {\n      id\n      year\n      number\n      title\n      exam {\n        id\n        title\n        questionCount\n        durationSeconds\n        maxPoints\n        passPoints\n        attemptsAllowed\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ExamBanks {\n    banks {\n      id\n      name\n      questionCount\n      region {\n        code\n        name\n      }\n      countsByType {\n        type\n        count\n      }\n      topics {\n        topicId\n        path\n        counts {\n          type\n          count\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query ExamBanks {\n    banks {\n      id\n      name\n      questionCount\n      region {\n        code\n        name\n      }\n      countsByType {\n        type\n        count\n      }\n      topics {\n        topicId\n        path\n        counts {\n          type\n          count\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NewestIssue {\n    lectureIssues(page: { limit: 1, offset: 0 }) {\n      nodes {\n        id\n        year\n        number\n      }\n    }\n  }\n"): (typeof documents)["\n  query NewestIssue {\n    lectureIssues(page: { limit: 1, offset: 0 }) {\n      nodes {\n        id\n        year\n        number\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PublishLectureIssue($input: PublishLectureIssueInput!) {\n    publishLectureIssue(input: $input) {\n      __typename\n      ... on LectureIssue {\n        id\n      }\n      ...Refusal\n    }\n  }\n"): (typeof documents)["\n  mutation PublishLectureIssue($input: PublishLectureIssueInput!) {\n    publishLectureIssue(input: $input) {\n      __typename\n      ... on LectureIssue {\n        id\n      }\n      ...Refusal\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OfficerPage($id: ID!) {\n    officer(id: $id) {\n      id\n      name\n      gender\n      maskedIdNumber\n      certificateNo\n      certificateValidFrom\n      certificateValidTo\n      version\n      hasAccount\n      posting {\n        unitName\n        post\n        region {\n          code\n          name\n          path {\n            code\n            name\n          }\n        }\n      }\n      postings {\n        unitName\n        kind\n        grade\n        reason\n        post\n        postedFrom\n        postedTo\n        region {\n          code\n          name\n        }\n      }\n      changes {\n        version\n        byName\n        at\n        field\n        before\n        after\n      }\n    }\n  }\n"): (typeof documents)["\n  query OfficerPage($id: ID!) {\n    officer(id: $id) {\n      id\n      name\n      gender\n      maskedIdNumber\n      certificateNo\n      certificateValidFrom\n      certificateValidTo\n      version\n      hasAccount\n      posting {\n        unitName\n        post\n        region {\n          code\n          name\n          path {\n            code\n            name\n          }\n        }\n      }\n      postings {\n        unitName\n        kind\n        grade\n        reason\n        post\n        postedFrom\n        postedTo\n        region {\n          code\n          name\n        }\n      }\n      changes {\n        version\n        byName\n        at\n        field\n        before\n        after\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateOfficer($input: UpdateOfficerInput!) {\n    updateOfficer(input: $input) {\n      __typename\n      ... on OfficerChanged {\n        message\n        changes {\n          byName\n          at\n          field\n          before\n          after\n        }\n      }\n      ...Refusal\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateOfficer($input: UpdateOfficerInput!) {\n    updateOfficer(input: $input) {\n      __typename\n      ... on OfficerChanged {\n        message\n        changes {\n          byName\n          at\n          field\n          before\n          after\n        }\n      }\n      ...Refusal\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TransferOfficer($input: TransferOfficerInput!) {\n    transferOfficer(input: $input) {\n      __typename\n      ... on OfficerChanged {\n        message\n      }\n      ...Refusal\n    }\n  }\n"): (typeof documents)["\n  mutation TransferOfficer($input: TransferOfficerInput!) {\n    transferOfficer(input: $input) {\n      __typename\n      ... on OfficerChanged {\n        message\n      }\n      ...Refusal\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SecondOfficer($input: SecondOfficerInput!) {\n    secondOfficer(input: $input) {\n      __typename\n      ... on OfficerChanged {\n        message\n      }\n      ...Refusal\n    }\n  }\n"): (typeof documents)["\n  mutation SecondOfficer($input: SecondOfficerInput!) {\n    secondOfficer(input: $input) {\n      __typename\n      ... on OfficerChanged {\n        message\n      }\n      ...Refusal\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EndPosting($input: EndPostingInput!) {\n    endPosting(input: $input) {\n      __typename\n      ... on OfficerChanged {\n        message\n      }\n      ...Refusal\n    }\n  }\n"): (typeof documents)["\n  mutation EndPosting($input: EndPostingInput!) {\n    endPosting(input: $input) {\n      __typename\n      ... on OfficerChanged {\n        message\n      }\n      ...Refusal\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevealIdNumber($input: RevealIdNumberInput!) {\n    revealIdNumber(input: $input) {\n      __typename\n      ... on RevealedIdNumber {\n        idNumber\n      }\n      ...Refusal\n    }\n  }\n"): (typeof documents)["\n  mutation RevealIdNumber($input: RevealIdNumberInput!) {\n    revealIdNumber(input: $input) {\n      __typename\n      ... on RevealedIdNumber {\n        idNumber\n      }\n      ...Refusal\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UnlockAccount($input: OfficerAccountInput!) {\n    unlockAccount(input: $input) {\n      __typename\n      ...Refusal\n    }\n  }\n"): (typeof documents)["\n  mutation UnlockAccount($input: OfficerAccountInput!) {\n    unlockAccount(input: $input) {\n      __typename\n      ...Refusal\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResetAccount($input: OfficerAccountInput!) {\n    resetAccount(input: $input) {\n      __typename\n      ... on ResetCode {\n        code\n      }\n      ...Refusal\n    }\n  }\n"): (typeof documents)["\n  mutation ResetAccount($input: OfficerAccountInput!) {\n    resetAccount(input: $input) {\n      __typename\n      ... on ResetCode {\n        code\n      }\n      ...Refusal\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EndSessionsOf($input: OfficerAccountInput!) {\n    endSessionsOf(input: $input) {\n      __typename\n      ... on EndedSessions {\n        count\n      }\n      ...Refusal\n    }\n  }\n"): (typeof documents)["\n  mutation EndSessionsOf($input: OfficerAccountInput!) {\n    endSessionsOf(input: $input) {\n      __typename\n      ... on EndedSessions {\n        count\n      }\n      ...Refusal\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation GrantRole($input: GrantRoleInput!) {\n    grantRole(input: $input) {\n      __typename\n      ...Refusal\n    }\n  }\n"): (typeof documents)["\n  mutation GrantRole($input: GrantRoleInput!) {\n    grantRole(input: $input) {\n      __typename\n      ...Refusal\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Officers($filter: OfficerFilter!, $page: PageInput!) {\n    officers(filter: $filter, page: $page) {\n      totalCount\n      nodes {\n        id\n        name\n        maskedIdNumber\n        certificateNo\n        hasAccount\n        posting {\n          unitName\n          post\n          postedFrom\n          region {\n            code\n            name\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Officers($filter: OfficerFilter!, $page: PageInput!) {\n    officers(filter: $filter, page: $page) {\n      totalCount\n      nodes {\n        id\n        name\n        maskedIdNumber\n        certificateNo\n        hasAccount\n        posting {\n          unitName\n          post\n          postedFrom\n          region {\n            code\n            name\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OfficersRegion($code: Int!) {\n    region(code: $code) {\n      code\n      name\n      path {\n        code\n        name\n      }\n    }\n  }\n"): (typeof documents)["\n  query OfficersRegion($code: Int!) {\n    region(code: $code) {\n      code\n      name\n      path {\n        code\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SelectableUnits($filter: UnitFilter!, $page: PageInput!) {\n    units(filter: $filter, page: $page) {\n      nodes {\n        id\n        name\n        region {\n          name\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query SelectableUnits($filter: UnitFilter!, $page: PageInput!) {\n    units(filter: $filter, page: $page) {\n      nodes {\n        id\n        name\n        region {\n          name\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PreviewRegions($input: PreviewRegionImportInput!) {\n    previewRegionImport(input: $input) {\n      __typename\n      ... on RegionImportPreview {\n        fileName\n        sheetName\n        totalCount\n        newCount\n        unchangedCount\n        faultyCount\n        faults {\n          ...FaultParts\n        }\n        rows {\n          row\n          outcome\n          code\n          name\n          parentName\n          from\n        }\n      }\n      ...Refusal\n    }\n  }\n"): (typeof documents)["\n  mutation PreviewRegions($input: PreviewRegionImportInput!) {\n    previewRegionImport(input: $input) {\n      __typename\n      ... on RegionImportPreview {\n        fileName\n        sheetName\n        totalCount\n        newCount\n        unchangedCount\n        faultyCount\n        faults {\n          ...FaultParts\n        }\n        rows {\n          row\n          outcome\n          code\n          name\n          parentName\n          from\n        }\n      }\n      ...Refusal\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CommitRegions($input: CommitRegionImportInput!) {\n    commitRegionImport(input: $input) {\n      __typename\n      ... on RegionImport {\n        newCount\n        unchangedCount\n        skippedCount\n      }\n      ...Refusal\n    }\n  }\n"): (typeof documents)["\n  mutation CommitRegions($input: CommitRegionImportInput!) {\n    commitRegionImport(input: $input) {\n      __typename\n      ... on RegionImport {\n        newCount\n        unchangedCount\n        skippedCount\n      }\n      ...Refusal\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RegionPage($code: Int!, $on: LocalDate) {\n    region(code: $code, on: $on) {\n      code\n      name\n      level\n      mayAdd\n      mayChange\n      path {\n        code\n        name\n      }\n      history {\n        validFrom\n        validTo\n        isCustom\n        successor {\n          code\n          name\n        }\n        names {\n          name\n          from\n          to\n        }\n      }\n    }\n    regions(parentCode: $code, on: $on) {\n      code\n      name\n      level\n      hasChildren\n      history {\n        validFrom\n        validTo\n        isCustom\n      }\n    }\n  }\n"): (typeof documents)["\n  query RegionPage($code: Int!, $on: LocalDate) {\n    region(code: $code, on: $on) {\n      code\n      name\n      level\n      mayAdd\n      mayChange\n      path {\n        code\n        name\n      }\n      history {\n        validFrom\n        validTo\n        isCustom\n        successor {\n          code\n          name\n        }\n        names {\n          name\n          from\n          to\n        }\n      }\n    }\n    regions(parentCode: $code, on: $on) {\n      code\n      name\n      level\n      hasChildren\n      history {\n        validFrom\n        validTo\n        isCustom\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RegionUnits($filter: UnitFilter!, $page: PageInput!) {\n    units(filter: $filter, page: $page) {\n      totalCount\n      nodes {\n        id\n        name\n        kind\n        parentId\n        parentName\n        validFrom\n        validTo\n        depth\n        servingCount\n        otherCount\n        region {\n          code\n          name\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query RegionUnits($filter: UnitFilter!, $page: PageInput!) {\n    units(filter: $filter, page: $page) {\n      totalCount\n      nodes {\n        id\n        name\n        kind\n        parentId\n        parentName\n        validFrom\n        validTo\n        depth\n        servingCount\n        otherCount\n        region {\n          code\n          name\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AddRegion($input: AddRegionInput!) {\n    addRegion(input: $input) {\n      __typename\n      ...Refusal\n    }\n  }\n"): (typeof documents)["\n  mutation AddRegion($input: AddRegionInput!) {\n    addRegion(input: $input) {\n      __typename\n      ...Refusal\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RenameRegion($input: RenameRegionInput!) {\n    renameRegion(input: $input) {\n      __typename\n      ...Refusal\n    }\n  }\n"): (typeof documents)["\n  mutation RenameRegion($input: RenameRegionInput!) {\n    renameRegion(input: $input) {\n      __typename\n      ...Refusal\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CloseRegion($input: CloseRegionInput!) {\n    closeRegion(input: $input) {\n      __typename\n      ...Refusal\n    }\n  }\n"): (typeof documents)["\n  mutation CloseRegion($input: CloseRegionInput!) {\n    closeRegion(input: $input) {\n      __typename\n      ...Refusal\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RegionMerge($input: PreviewMergeInput!) {\n    regionMerge(input: $input) {\n      __typename\n      ... on RegionMerge {\n        units\n        postings\n        grants {\n          id\n          holderName\n          role\n          regionName\n        }\n      }\n      ...Refusal\n    }\n  }\n"): (typeof documents)["\n  query RegionMerge($input: PreviewMergeInput!) {\n    regionMerge(input: $input) {\n      __typename\n      ... on RegionMerge {\n        units\n        postings\n        grants {\n          id\n          holderName\n          role\n          regionName\n        }\n      }\n      ...Refusal\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MergeRegions($input: MergeRegionsInput!) {\n    mergeRegions(input: $input) {\n      __typename\n      ...Refusal\n    }\n  }\n"): (typeof documents)["\n  mutation MergeRegions($input: MergeRegionsInput!) {\n    mergeRegions(input: $input) {\n      __typename\n      ...Refusal\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AddUnit($input: AddUnitInput!) {\n    addUnit(input: $input) {\n      __typename\n      ...Refusal\n    }\n  }\n"): (typeof documents)["\n  mutation AddUnit($input: AddUnitInput!) {\n    addUnit(input: $input) {\n      __typename\n      ...Refusal\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeUnit($input: ChangeUnitInput!) {\n    changeUnit(input: $input) {\n      __typename\n      ...Refusal\n    }\n  }\n"): (typeof documents)["\n  mutation ChangeUnit($input: ChangeUnitInput!) {\n    changeUnit(input: $input) {\n      __typename\n      ...Refusal\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CloseUnit($input: CloseUnitInput!) {\n    closeUnit(input: $input) {\n      __typename\n      ...Refusal\n    }\n  }\n"): (typeof documents)["\n  mutation CloseUnit($input: CloseUnitInput!) {\n    closeUnit(input: $input) {\n      __typename\n      ...Refusal\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SelectableRegions($parentCode: Int) {\n    regions(parentCode: $parentCode) {\n      code\n      name\n      hasChildren\n    }\n  }\n"): (typeof documents)["\n  query SelectableRegions($parentCode: Int) {\n    regions(parentCode: $parentCode) {\n      code\n      name\n      hasChildren\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FoundRegions($text: String!) {\n    regionSearch(text: $text) {\n      code\n      name\n      hasChildren\n      path {\n        code\n        name\n      }\n    }\n  }\n"): (typeof documents)["\n  query FoundRegions($text: String!) {\n    regionSearch(text: $text) {\n      code\n      name\n      hasChildren\n      path {\n        code\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ChosenRegion($code: Int!) {\n    region(code: $code) {\n      code\n      name\n    }\n  }\n"): (typeof documents)["\n  query ChosenRegion($code: Int!) {\n    region(code: $code) {\n      code\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment RosterImportParts on RosterImport {\n  id\n  fileName\n  state\n  sheets {\n    name\n    headingRow\n    headings\n    columns {\n      field\n      column\n      confidence\n    }\n    samples\n  }\n  sheetName\n  columns {\n    field\n    column\n  }\n  totalCount\n  doneCount\n  counts {\n    new\n    changed\n    unchanged\n    left\n    faulty\n  }\n  failure\n  mode\n  leftOn\n  createdAt\n  codeCount\n  keptCount\n}"): (typeof documents)["fragment RosterImportParts on RosterImport {\n  id\n  fileName\n  state\n  sheets {\n    name\n    headingRow\n    headings\n    columns {\n      field\n      column\n      confidence\n    }\n    samples\n  }\n  sheetName\n  columns {\n    field\n    column\n  }\n  totalCount\n  doneCount\n  counts {\n    new\n    changed\n    unchanged\n    left\n    faulty\n  }\n  failure\n  mode\n  leftOn\n  createdAt\n  codeCount\n  keptCount\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RosterImport($id: ID!) {\n    rosterImport(id: $id) {\n      ...RosterImportParts\n    }\n  }\n"): (typeof documents)["\n  query RosterImport($id: ID!) {\n    rosterImport(id: $id) {\n      ...RosterImportParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RosterImports {\n    rosterImports {\n      id\n      fileName\n      state\n      totalCount\n      createdAt\n    }\n  }\n"): (typeof documents)["\n  query RosterImports {\n    rosterImports {\n      id\n      fileName\n      state\n      totalCount\n      createdAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RosterImportRows($importId: ID!, $outcome: ImportOutcome, $page: PageInput!) {\n    rosterImportRows(importId: $importId, outcome: $outcome, page: $page) {\n      totalCount\n      nodes {\n        row\n        outcome\n        name\n        certificateNo\n        maskedIdNumber\n        unitName\n        regionName\n        officerId\n        isKept\n        faults {\n          row\n          field\n          severity\n          found\n          expected\n          message\n        }\n        changes {\n          field\n          before\n          after\n        }\n        cells {\n          field\n          text\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query RosterImportRows($importId: ID!, $outcome: ImportOutcome, $page: PageInput!) {\n    rosterImportRows(importId: $importId, outcome: $outcome, page: $page) {\n      totalCount\n      nodes {\n        row\n        outcome\n        name\n        certificateNo\n        maskedIdNumber\n        unitName\n        regionName\n        officerId\n        isKept\n        faults {\n          row\n          field\n          severity\n          found\n          expected\n          message\n        }\n        changes {\n          field\n          before\n          after\n        }\n        cells {\n          field\n          text\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RosterImportCodes($importId: ID!, $page: PageInput!) {\n    rosterImportCodes(importId: $importId, page: $page) {\n      name\n      certificateNo\n      unitName\n      code\n    }\n  }\n"): (typeof documents)["\n  query RosterImportCodes($importId: ID!, $page: PageInput!) {\n    rosterImportCodes(importId: $importId, page: $page) {\n      name\n      certificateNo\n      unitName\n      code\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StartRosterImport($input: StartRosterImportInput!) {\n    startRosterImport(input: $input) {\n      __typename\n      ...RosterImportParts\n      ...Refusal\n    }\n  }\n"): (typeof documents)["\n  mutation StartRosterImport($input: StartRosterImportInput!) {\n    startRosterImport(input: $input) {\n      __typename\n      ...RosterImportParts\n      ...Refusal\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CheckRosterImport($input: CheckRosterImportInput!) {\n    checkRosterImport(input: $input) {\n      __typename\n      ...RosterImportParts\n      ...Refusal\n    }\n  }\n"): (typeof documents)["\n  mutation CheckRosterImport($input: CheckRosterImportInput!) {\n    checkRosterImport(input: $input) {\n      __typename\n      ...RosterImportParts\n      ...Refusal\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CorrectRosterRow($input: CorrectRosterRowInput!) {\n    correctRosterRow(input: $input) {\n      __typename\n      ...RosterImportParts\n      ...Refusal\n    }\n  }\n"): (typeof documents)["\n  mutation CorrectRosterRow($input: CorrectRosterRowInput!) {\n    correctRosterRow(input: $input) {\n      __typename\n      ...RosterImportParts\n      ...Refusal\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CommitRosterImport($input: CommitRosterImportInput!) {\n    commitRosterImport(input: $input) {\n      __typename\n      ...RosterImportParts\n      ...Refusal\n    }\n  }\n"): (typeof documents)["\n  mutation CommitRosterImport($input: CommitRosterImportInput!) {\n    commitRosterImport(input: $input) {\n      __typename\n      ...RosterImportParts\n      ...Refusal\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UndoRosterImport($input: RosterImportInput!) {\n    undoRosterImport(input: $input) {\n      __typename\n      ...RosterImportParts\n      ...Refusal\n    }\n  }\n"): (typeof documents)["\n  mutation UndoRosterImport($input: RosterImportInput!) {\n    undoRosterImport(input: $input) {\n      __typename\n      ...RosterImportParts\n      ...Refusal\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ForgetRosterCodes($input: RosterImportInput!) {\n    forgetRosterCodes(input: $input) {\n      __typename\n      ...RosterImportParts\n      ...Refusal\n    }\n  }\n"): (typeof documents)["\n  mutation ForgetRosterCodes($input: RosterImportInput!) {\n    forgetRosterCodes(input: $input) {\n      __typename\n      ...RosterImportParts\n      ...Refusal\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ConsolePasswordRules {\n    passwordRules {\n      leastLength\n      leastClasses\n      remembered\n      refusesCommon\n      maxAgeDays\n    }\n  }\n"): (typeof documents)["\n  query ConsolePasswordRules {\n    passwordRules {\n      leastLength\n      leastClasses\n      remembered\n      refusesCommon\n      maxAgeDays\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ConsoleUpdatePasswordRules($input: UpdatePasswordRulesInput!) {\n    updatePasswordRules(input: $input) {\n      __typename\n      ...Refusal\n    }\n  }\n"): (typeof documents)["\n  mutation ConsoleUpdatePasswordRules($input: UpdatePasswordRulesInput!) {\n    updatePasswordRules(input: $input) {\n      __typename\n      ...Refusal\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OpenSessions($filter: OpenSessionFilter!, $page: PageInput!) {\n    openSessions(filter: $filter, page: $page) {\n      totalCount\n      nodes {\n        id\n        officerId\n        officerName\n        certificateNo\n        device\n        address\n        createdAt\n        seenAt\n        region {\n          code\n          name\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query OpenSessions($filter: OpenSessionFilter!, $page: PageInput!) {\n    openSessions(filter: $filter, page: $page) {\n      totalCount\n      nodes {\n        id\n        officerId\n        officerName\n        certificateNo\n        device\n        address\n        createdAt\n        seenAt\n        region {\n          code\n          name\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RegionChildren($parentCode: Int) {\n    regions(parentCode: $parentCode) {\n      code\n      name\n      level\n      hasChildren\n    }\n  }\n"): (typeof documents)["\n  query RegionChildren($parentCode: Int) {\n    regions(parentCode: $parentCode) {\n      code\n      name\n      level\n      hasChildren\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RegionPath($code: Int!) {\n    region(code: $code) {\n      code\n      path {\n        code\n        name\n      }\n    }\n  }\n"): (typeof documents)["\n  query RegionPath($code: Int!) {\n    region(code: $code) {\n      code\n      path {\n        code\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ConsoleViewer {\n    viewer {\n      id\n      name\n      mustChangePassword\n      grants {\n        role\n        validFrom\n        validTo\n        region {\n          code\n          name\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query ConsoleViewer {\n    viewer {\n      id\n      name\n      mustChangePassword\n      grants {\n        role\n        validFrom\n        validTo\n        region {\n          code\n          name\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignOut {\n    signOut\n  }\n"): (typeof documents)["\n  mutation SignOut {\n    signOut\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation VerifySecondFactor($input: VerifySecondFactorInput!) {\n    verifySecondFactor(input: $input) {\n      __typename\n      ...Refusal\n    }\n  }\n"): (typeof documents)["\n  mutation VerifySecondFactor($input: VerifySecondFactorInput!) {\n    verifySecondFactor(input: $input) {\n      __typename\n      ...Refusal\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SignInOptions {\n    signInOptions {\n      oidc {\n        name\n        startUrl\n      }\n    }\n  }\n"): (typeof documents)["\n  query SignInOptions {\n    signInOptions {\n      oidc {\n        name\n        startUrl\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      __typename\n      ... on SecondFactorNeeded {\n        ticket\n      }\n      ...Refusal\n    }\n  }\n"): (typeof documents)["\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      __typename\n      ... on SecondFactorNeeded {\n        ticket\n      }\n      ...Refusal\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Demo {\n    demo {\n      accounts {\n        account\n        password\n        name\n        role\n        regionName\n      }\n    }\n  }\n"): (typeof documents)["\n  query Demo {\n    demo {\n      accounts {\n        account\n        password\n        name\n        role\n        regionName\n      }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;