import { graphql } from '../../gql';

/** What a list of exams and the page before a test show. */
export const examFactsFragment = graphql(`
  fragment ExamFacts on OfficerExam {
    id
    title
    lectureIssueId
    questionCount
    durationSeconds
    maxPoints
    passPoints
    opensAt
    closesAt
    state
    attemptsAllowed
    notOpen {
      code
      message
    }
    attempts {
      id
      number
      state
      startedAt
      deadline
      submittedAt
      points
      maxPoints
      isPassed
    }
  }
`);
