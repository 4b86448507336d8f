import { graphql } from '../../gql';

export const markedExams = graphql(`
  query MarkedExams($page: PageInput!) {
    markedExams(page: $page) {
      totalCount
      nodes {
        id
        title
        opensAt
        closesAt
        submittedCount
        passedCount
        openAppealCount
        results {
          isAnnounced
          announceAt
        }
      }
    }
  }
`);

export const markedExam = graphql(`
  query MarkedExam($id: ID!) {
    markedExam(id: $id) {
      ...MarkedExamFacts
      handMarking {
        waitingCount
      }
    }
  }

  fragment MarkedExamFacts on MarkedExam {
    id
    title
    opensAt
    closesAt
    maxPoints
    passPoints
    isMine
    submittedCount
    passedCount
    openAppealCount
  }
`);

export const examFigures = graphql(`
  query ExamFigures($id: ID!) {
    markedExam(id: $id) {
      id
      statistics {
        satCount
        passedCount
        meanPoints
        deviationPoints
        forms {
          formId
          count
          itemCount
          meanPoints
          deviationPoints
          alpha
          semPoints
        }
      }
      items {
        revisionId
        questionId
        type
        stemText
        statistics {
          ...ItemFigures
        }
      }
    }
  }

  fragment ItemFigures on ItemStatistics {
    revisionId
    satCount
    difficulty
    discrimination
    flags
    options {
      label
      isRight
      share
      upperShare
      lowerShare
    }
  }
`);

export const examResults = graphql(`
  query ExamResults($id: ID!) {
    markedExam(id: $id) {
      id
      closesAt
      isMine
      results {
        ...ResultFacts
      }
    }
  }

  fragment ResultFacts on ExamResults {
    announceAt
    isAnnounced
    appealUntil
    isAppealTimeSet
    hasRankBands
  }
`);

export const setResultRules = graphql(`
  mutation SetResultRules($input: SetResultRulesInput!) {
    setResultRules(input: $input) {
      __typename
      ... on MarkedExam {
        id
        results {
          ...ResultFacts
        }
      }
      ...Refusal
    }
  }
`);

export const examKeys = graphql(`
  query ExamKeys($id: ID!) {
    markedExam(id: $id) {
      id
      isMine
      results {
        isAnnounced
      }
      items {
        revisionId
        type
        stemText
        optionLabels
        blankCount
      }
      remarks {
        ...RemarkFacts
      }
    }
  }

  fragment RemarkFacts on Remark {
    id
    revisionId
    stemText
    kind
    before
    after
    reason
    isAfterAnnouncement
    state
    askedByName
    askedAt
    startedByName
    startedAt
    finishedAt
    attemptCount
    changedCount
    toPassCount
    toFailCount
  }
`);

export const remarkMoves = graphql(`
  query RemarkMoves($id: ID!, $page: PageInput!) {
    remark(id: $id) {
      id
      state
      moves(page: $page) {
        attemptId
        officerId
        officerName
        regionName
        fromPoints
        toPoints
        wasPassed
        isPassed
      }
    }
  }
`);

export const checkRemark = graphql(`
  mutation CheckRemark($input: CheckRemarkInput!) {
    checkRemark(input: $input) {
      __typename
      ... on Remark {
        id
      }
      ...Refusal
    }
  }
`);

export const runRemark = graphql(`
  mutation RunRemark($input: RemarkIdInput!) {
    runRemark(input: $input) {
      __typename
      ... on Remark {
        id
      }
      ...Refusal
    }
  }
`);

export const discardRemark = graphql(`
  mutation DiscardRemark($input: RemarkIdInput!) {
    discardRemark(input: $input) {
      __typename
      ... on Remark {
        id
      }
      ...Refusal
    }
  }
`);

export const appeals = graphql(`
  query Appeals($filter: AppealFilter!, $page: PageInput!) {
    appeals(filter: $filter, page: $page) {
      totalCount
      nodes {
        ...AppealFacts
      }
    }
  }

  fragment AppealFacts on Appeal {
    id
    attemptId
    questionId
    officerId
    officerName
    regionName
    text
    state
    filedAt
    stemText
    answer
    answerKeyTexts
    points
    maxPoints
    ruling
    ruledByName
    ruledAt
    givenPoints
  }
`);

export const ruleOnAppeal = graphql(`
  mutation RuleOnAppeal($input: RuleOnAppealInput!) {
    ruleOnAppeal(input: $input) {
      __typename
      ... on Appeal {
        ...AppealFacts
      }
      ...Refusal
    }
  }
`);

export const examLateSheets = graphql(`
  query ExamLateSheets($id: ID!) {
    markedExam(id: $id) {
      id
      lateSheets {
        ...LateSheetFacts
      }
    }
  }

  fragment LateSheetFacts on LateSheet {
    id
    officerId
    officerName
    deadline
    arrivedAt
    answeredCount
    differingCount
    state
    decidedAt
    decidedByName
    reason
  }
`);

export const decideLateSheet = graphql(`
  mutation DecideLateSheet($input: DecideLateSheetInput!) {
    decideLateSheet(input: $input) {
      __typename
      ... on LateSheet {
        ...LateSheetFacts
      }
      ...Refusal
    }
  }
`);

export const checkReceipt = graphql(`
  query CheckReceipt($examId: ID!, $code: String!) {
    checkReceipt(examId: $examId, code: $code) {
      __typename
      ... on GivenReceipt {
        attemptId
        number
        state
        officerName
        submittedAt
      }
      ... on Refused {
        message
      }
    }
  }
`);
