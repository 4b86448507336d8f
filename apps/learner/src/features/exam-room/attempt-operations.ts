import { graphql } from '../../gql';

/** Who stands at the door and what is open: with it a window that comes back gets the attempt it holds at once. */
export const roomDoorQuery = graphql(`
  query RoomDoor($examId: ID!, $attemptId: ID!, $isHeld: Boolean!) {
    viewer {
      id
      name
      maskedCertificateNo
      mustChangePassword
      exam(id: $examId) {
        id
        title
        questionCount
        durationSeconds
        opensAt
        serverNow
        waitsFrom
        needsPassword
        showsWholePaper
        attempts {
          id
          state
        }
      }
      attempt(id: $attemptId) @include(if: $isHeld) {
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
    paperHash
    paperUrl
    order {
      questionId
      labels
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

/** The clock and the owner of an attempt, and what was said to its room: all that its line tells, for who has to ask. */
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
        voidReason
        messages {
          id
          text
          sentAt
        }
      }
    }
  }
`);

export const acknowledgeMessageMutation = graphql(`
  mutation AcknowledgeMessage($input: AcknowledgeMessageInput!) {
    acknowledgeMessage(input: $input) {
      __typename
      ... on ReadMessage {
        messageId
      }
      ... on Refused {
        code
      }
    }
  }
`);

/** What time it is by the server, and whether the exam is still to be waited for. */
export const waitingClockQuery = graphql(`
  query WaitingClock($examId: ID!) {
    viewer {
      id
      exam(id: $examId) {
        id
        state
        opensAt
        serverNow
        waitsFrom
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

/** Whom the room shows in its header. */
export interface RoomOfficer {
  readonly id: string;
  readonly name: string;
  readonly maskedCertificateNo: string | null;
}
