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
        statistics {
          satCount
        }
      }
    }
  }
`);

export const markedExam = graphql(`
  query MarkedExam($id: ID!) {
    markedExam(id: $id) {
      ...MarkedExamFacts
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
