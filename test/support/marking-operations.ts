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
