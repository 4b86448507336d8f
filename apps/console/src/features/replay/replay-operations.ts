import { graphql } from '../../gql';

export const replayAttempt = graphql(`
  mutation ReplayAttempt($input: ReplayAttemptInput!) {
    replayAttempt(input: $input) {
      __typename
      ... on AttemptReplay {
        ...AttemptReplayFacts
      }
      ... on Refused {
        message
      }
    }
  }

  fragment AttemptReplayFacts on AttemptReplay {
    id
    examId
    examTitle
    officerName
    regionName
    startedAt
    deadline
    submittedAt
    voidedAt
    voidReason
    receiptCode
    questions {
      questionId
      number
      type
      stemText
      options {
        label
        text
      }
    }
    steps {
      ...ReplayStepFacts
    }
  }

  fragment ReplayStepFacts on ReplayStep {
    kind
    at
    secondsIn
    epoch
    rev
    answeredCount
    silentSeconds
    heldChanges
    changes {
      questionId
      flag
      before {
        questionId
        labels
        texts
      }
      after {
        questionId
        labels
        texts
      }
    }
  }
`);
