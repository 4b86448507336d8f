import { graphql } from '../gql';

export const REPLAY_ATTEMPT = graphql(`
  mutation ReplayAttempt($input: ReplayAttemptInput!) {
    replayAttempt(input: $input) {
      __typename
      ... on AttemptReplay {
        examTitle
        officerName
        submittedAt
        voidReason
        regionName
        questions {
          questionId
          number
          options {
            label
          }
        }
        steps {
          kind
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
              labels
            }
            after {
              labels
            }
          }
        }
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);
