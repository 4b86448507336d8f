import { graphql } from '../../gql';

/** Which attempt at the exam is under way, if any. */
export const attemptUnderWayQuery = graphql(`
  query AttemptUnderWay($examId: ID!) {
    viewer {
      id
      exam(id: $examId) {
        id
        attempts {
          id
          state
        }
      }
    }
  }
`);

export const roomAttemptQuery = graphql(`
  query RoomAttempt($id: ID!) {
    viewer {
      id
      attempt(id: $id) {
        ...RoomAttempt
      }
    }
  }

  fragment RoomAttempt on Attempt {
    id
    number
    examId
    examTitle
    state
    epoch
    rev
    startedAt
    deadline
    savedAt
    serverNow
    passPoints
    maxPoints
    sections {
      type
      pointsEach
      questions {
        id
        number
        type
        textFormat
        stem
        options {
          label
          text
        }
        blanks
        points
        referenceDate
      }
    }
    sheet {
      answers {
        questionId
        labels
        texts
      }
      flagged
    }
  }
`);

/** The clock and the owner of an attempt: enough to notice extra time, a hand-in and another window. */
export const attemptClockQuery = graphql(`
  query AttemptClock($id: ID!) {
    viewer {
      id
      attempt(id: $id) {
        id
        state
        epoch
        deadline
        serverNow
      }
    }
  }
`);

export const startAttemptMutation = graphql(`
  mutation StartAttempt($input: StartAttemptInput!) {
    startAttempt(input: $input) {
      __typename
      ... on Attempt {
        ...RoomAttempt
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

export const saveSheetMutation = graphql(`
  mutation SaveSheet($input: SaveSheetInput!) {
    saveSheet(input: $input) {
      __typename
      ... on SheetSaved {
        rev
        savedAt
        deadline
        serverNow
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

export const submitAttemptMutation = graphql(`
  mutation SubmitAttempt($input: SaveSheetInput!) {
    submitAttempt(input: $input) {
      __typename
      ... on Attempt {
        id
        state
        submittedAt
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);
