import { graphql } from '../gql';

export const EXAM_BOARD = graphql(`
  query ExamBoardOf($examId: ID!, $filter: BoardFilterInput!, $page: PageInput!) {
    examBoard(examId: $examId, filter: $filter, page: $page) {
      id
      title
      mayDecide
      serverNow
      leftCount
      counts {
        state
        count
      }
      seats {
        totalCount
        nodes {
          officerId
          officerName
          certificateNo
          region {
            code
          }
          state
          attemptId
          attemptNumber
          startedAt
          deadline
          heardAt
          submittedAt
          leftCount
          extraSeconds
          hasLateSheet
        }
      }
      messages {
        id
        text
        isToAll
        officerNames
        sentByName
        acknowledgedCount
      }
      incidents {
        kind
        text
        officerName
        happenedAt
        notedAt
        notedByName
      }
    }
  }
`);

export const EXAM_SEAT = graphql(`
  query ExamSeatOf($examId: ID!, $officerId: ID!) {
    examSeat(examId: $examId, officerId: $officerId) {
      officerName
      attempts {
        id
        number
        state
      }
      windows {
        attemptNumber
        epoch
        leftCount
      }
      voids {
        attemptNumber
        kind
        reason
        isUsedUp
        decidedByName
      }
      messages {
        text
      }
      incidents {
        text
      }
    }
  }
`);

export const VOID_ATTEMPT = graphql(`
  mutation VoidAttemptOf($input: VoidAttemptInput!) {
    voidAttempt(input: $input) {
      __typename
      ... on DecidedAttempt {
        id
        state
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

export const RESTORE_ATTEMPT = graphql(`
  mutation RestoreAttemptOf($input: RestoreAttemptInput!) {
    restoreAttempt(input: $input) {
      __typename
      ... on DecidedAttempt {
        id
        state
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

export const SEND_MESSAGE = graphql(`
  mutation SendMessageTo($input: SendExamMessageInput!) {
    sendExamMessage(input: $input) {
      __typename
      ... on ExamMessage {
        id
        text
        isToAll
        officerNames
        acknowledgedCount
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

export const NOTE_INCIDENT = graphql(`
  mutation NoteIncidentOf($input: NoteIncidentInput!) {
    noteIncident(input: $input) {
      __typename
      ... on ExamIncident {
        id
        kind
        officerName
        happenedAt
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

export const GRANT_EXTRA_TIMES = graphql(`
  mutation GrantExtraTimesTo($input: GrantExtraTimesInput!) {
    grantExtraTimes(input: $input) {
      __typename
      ... on ExtraTimesGiven {
        givenCount
        refusedCount
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

export const ACKNOWLEDGE = graphql(`
  mutation AcknowledgeMessageOf($input: AcknowledgeMessageInput!) {
    acknowledgeMessage(input: $input) {
      __typename
      ... on ReadMessage {
        messageId
        acknowledgedAt
      }
      ... on Refused {
        code
      }
    }
  }
`);

export const MY_ATTEMPT_WORDS = graphql(`
  query MyAttemptWords($id: ID!) {
    viewer {
      attempt(id: $id) {
        state
        voidReason
        messages {
          id
          text
        }
        result {
          points
        }
      }
    }
  }
`);
