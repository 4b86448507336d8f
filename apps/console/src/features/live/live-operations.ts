import { graphql } from '../../gql';

export const liveBoard = graphql(`
  query LiveBoard($examId: ID!, $filter: BoardFilterInput!, $page: PageInput!) {
    examBoard(examId: $examId, filter: $filter, page: $page) {
      id
      title
      isOfLecture
      opensAt
      closesAt
      serverNow
      mayDecide
      leftCount
      counts {
        state
        count
      }
      seats {
        totalCount
        nodes {
          ...LiveSeat
        }
      }
      messages {
        ...LiveMessage
      }
      incidents {
        ...LiveIncident
      }
    }
  }

  fragment LiveSeat on Seat {
    officerId
    officerName
    certificateNo
    region {
      code
      name
    }
    state
    attemptId
    startedAt
    deadline
    heardAt
    submittedAt
    leftCount
    extraSeconds
    hasLateSheet
  }

  fragment LiveMessage on ExamMessage {
    id
    text
    isToAll
    officerNames
    sentAt
    sentByName
    acknowledgedCount
  }

  fragment LiveIncident on ExamIncident {
    id
    kind
    text
    officerName
    happenedAt
    notedAt
    notedByName
  }
`);

export const seatFile = graphql(`
  query SeatFileOf($examId: ID!, $officerId: ID!) {
    examSeat(examId: $examId, officerId: $officerId) {
      officerId
      officerName
      attempts {
        id
        number
        state
        startedAt
        deadline
        savedAt
        submittedAt
      }
      windows {
        attemptNumber
        epoch
        heardAt
        leftCount
      }
      voids {
        attemptNumber
        kind
        reason
        isUsedUp
        decidedByName
        decidedAt
      }
      messages {
        ...LiveMessage
      }
      incidents {
        ...LiveIncident
      }
    }
  }
`);

export const grantExtraTimes = graphql(`
  mutation GrantExtraTimes($input: GrantExtraTimesInput!) {
    grantExtraTimes(input: $input) {
      __typename
      ... on ExtraTimesGiven {
        givenCount
        refusedCount
      }
      ...Refusal
    }
  }
`);

export const sendExamMessage = graphql(`
  mutation SendExamMessage($input: SendExamMessageInput!) {
    sendExamMessage(input: $input) {
      __typename
      ... on ExamMessage {
        id
      }
      ...Refusal
    }
  }
`);

export const noteIncident = graphql(`
  mutation NoteIncident($input: NoteIncidentInput!) {
    noteIncident(input: $input) {
      __typename
      ... on ExamIncident {
        id
      }
      ...Refusal
    }
  }
`);

export const voidAttempt = graphql(`
  mutation VoidAttempt($input: VoidAttemptInput!) {
    voidAttempt(input: $input) {
      __typename
      ... on DecidedAttempt {
        id
        state
      }
      ...Refusal
    }
  }
`);

export const restoreAttempt = graphql(`
  mutation RestoreAttempt($input: RestoreAttemptInput!) {
    restoreAttempt(input: $input) {
      __typename
      ... on DecidedAttempt {
        id
        state
      }
      ...Refusal
    }
  }
`);
