import { graphql } from '../gql';

export const MARKED_EXAM = graphql(`
  query MarkedExam($id: ID!) {
    markedExam(id: $id) {
      title
      isMine
      submittedCount
      passedCount
      statistics {
        satCount
        passedCount
        meanPoints
        deviationPoints
        forms {
          count
          itemCount
          meanPoints
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
      }
    }
  }
`);

export const MARKED_EXAMS = graphql(`
  query MarkedExams {
    markedExams(page: { limit: 20, offset: 0 }) {
      totalCount
      nodes {
        id
        title
        submittedCount
      }
    }
  }
`);

export const QUESTION_STATISTICS = graphql(`
  query QuestionStatisticsOfExams($id: ID!) {
    question(id: $id) {
      statistics {
        paperCount
        exams {
          examTitle
          figures {
            satCount
            difficulty
            discrimination
            flags
          }
        }
      }
    }
  }
`);

graphql(`
  fragment RemarkParts on Remark {
    id
    state
    kind
    before
    after
    reason
    isAfterAnnouncement
    askedByName
    startedByName
    stemText
    attemptCount
    changedCount
    toPassCount
    toFailCount
    moves(page: { limit: 50, offset: 0 }) {
      officerName
      regionName
      fromPoints
      toPoints
      wasPassed
      isPassed
    }
  }
`);

export const CHECK_REMARK = graphql(`
  mutation CheckRemark($input: CheckRemarkInput!) {
    checkRemark(input: $input) {
      __typename
      ... on Remark {
        ...RemarkParts
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

export const RUN_REMARK = graphql(`
  mutation RunRemark($remarkId: ID!) {
    runRemark(input: { remarkId: $remarkId }) {
      __typename
      ... on Remark {
        ...RemarkParts
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

export const DISCARD_REMARK = graphql(`
  mutation DiscardRemark($remarkId: ID!) {
    discardRemark(input: { remarkId: $remarkId }) {
      __typename
      ... on Refused {
        code
        message
      }
    }
  }
`);

export const REMARK = graphql(`
  query Remark($id: ID!) {
    remark(id: $id) {
      ...RemarkParts
    }
  }
`);

export const SET_RESULT_RULES = graphql(`
  mutation SetResultRules($input: SetResultRulesInput!) {
    setResultRules(input: $input) {
      __typename
      ... on MarkedExam {
        results {
          announceAt
          isAnnounced
          appealUntil
          hasRankBands
        }
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

export const OWN_RESULT = graphql(`
  query OwnResult($id: ID!) {
    viewer {
      attempt(id: $id) {
        state
        appealUntil
        rankBand
        result {
          points
          isPassed
          questions {
            questionId
            points
            key
          }
        }
        keyChanges {
          questionId
          kind
          before
          after
          reason
        }
        pointsChanges {
          fromPoints
          toPoints
          reason
        }
        appeals {
          id
          questionId
          state
          ruling
          givenPoints
        }
      }
      exams {
        id
        results {
          announceAt
          isAnnounced
        }
        notOpen {
          code
        }
        attempts {
          points
          isPassed
        }
      }
    }
  }
`);

export const FILE_APPEAL = graphql(`
  mutation FileAppeal($input: FileAppealInput!) {
    fileAppeal(input: $input) {
      __typename
      ... on Attempt {
        appeals {
          id
          state
        }
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

export const WITHDRAW_APPEAL = graphql(`
  mutation WithdrawAppeal($appealId: ID!) {
    withdrawAppeal(input: { appealId: $appealId }) {
      __typename
      ... on Refused {
        code
        message
      }
    }
  }
`);

export const RULE_ON_APPEAL = graphql(`
  mutation RuleOnAppeal($input: RuleOnAppealInput!) {
    ruleOnAppeal(input: $input) {
      __typename
      ... on Appeal {
        state
        ruling
        givenPoints
        points
        ruledByName
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

export const APPEALS = graphql(`
  query Appeals($filter: AppealFilter!) {
    appeals(filter: $filter, page: { limit: 20, offset: 0 }) {
      totalCount
      nodes {
        id
        officerName
        regionName
        text
        state
        stemText
        answer
        answerKeyTexts
        points
        maxPoints
      }
    }
  }
`);

export const ISSUE_CERTIFICATES = graphql(`
  mutation IssueCertificates($input: IssueCertificatesInput!) {
    issueCertificates(input: $input) {
      __typename
      ... on CertificatesIssued {
        issuedCount
        renewedCount
        skippedCount
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

export const REVOKE_CERTIFICATE = graphql(`
  mutation RevokeCertificate($input: RevokeCertificateInput!) {
    revokeCertificate(input: $input) {
      __typename
      ... on Certificate {
        status
        revokeReason
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

export const CERTIFICATES = graphql(`
  query Certificates($examId: ID!) {
    certificates(examId: $examId, page: { limit: 20, offset: 0 }) {
      totalCount
      nodes {
        id
        number
        holderName
        status
        title
        validTo
      }
    }
  }
`);

export const OWN_CERTIFICATES = graphql(`
  query OwnCertificates {
    viewer {
      certificates {
        id
        number
        title
        issuedOn
        validTo
        status
        fileUrl
        verifyUrl
        revokeReason
      }
    }
  }
`);

export const LATE_SHEETS = graphql(`
  query LateSheets($id: ID!) {
    markedExam(id: $id) {
      lateSheets {
        id
        officerName
        answeredCount
        differingCount
        state
        decidedByName
        reason
      }
    }
  }
`);

export const DECIDE_LATE_SHEET = graphql(`
  mutation DecideLateSheet($input: DecideLateSheetInput!) {
    decideLateSheet(input: $input) {
      __typename
      ... on LateSheet {
        id
        state
        differingCount
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);
