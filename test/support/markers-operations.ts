import { graphql } from '../gql';

export const HAND_MARKING = graphql(`
  query HandMarking($id: ID!) {
    markedExam(id: $id) {
      id
      handMarking {
        waitingCount
        plan {
          stepPoints
          limitPercent
          excludesOwnUnit
        }
        questions {
          textCount
          attemptCount
          settledCount
          onceReadCount
          thirdCount
          anchorCount
          question {
            revisionId
            type
            stemText
            maxPoints
            parts {
              number
              stem
              maxPoints
              rubric {
                text
                maxPoints
              }
            }
          }
          unreadTexts {
            id
            texts
            attemptCount
          }
          disputedTexts {
            id
            texts
          }
        }
        markers {
          officerId
          name
          isRemoved
          readCount
          correctedCount
          thirdCount
          meanDeviation
        }
        possibleMarkers {
          officerId
          name
        }
      }
    }
  }
`);

export const SET_MARKING_PLAN = graphql(`
  mutation SetMarkingPlan($input: SetMarkingPlanInput!) {
    setMarkingPlan(input: $input) {
      __typename
      ... on MarkedExam {
        id
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

export const ADD_MARKER = graphql(`
  mutation AddMarker($input: ExamMarkerInput!) {
    addMarker(input: $input) {
      __typename
      ... on MarkedExam {
        id
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

export const REMOVE_MARKER = graphql(`
  mutation RemoveMarker($input: ExamMarkerInput!) {
    removeMarker(input: $input) {
      __typename
      ... on MarkedExam {
        id
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

export const SET_ANCHOR = graphql(`
  mutation SetAnchor($input: SetAnchorInput!) {
    setAnchor(input: $input) {
      __typename
      ... on MarkedExam {
        id
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

export const MARKING_DESK = graphql(`
  query MarkingDesk {
    markingDesk {
      examId
      title
      stepPoints
      questions {
        waitingCount
        readCount
        question {
          revisionId
          type
        }
        calibration {
          anchorCount
          readCount
          withinCount
          meanDeviation
          meanDistance
          isReady
          isOff
        }
      }
    }
  }
`);

export const TAKE_ANSWER = graphql(`
  mutation TakeAnswer($input: TakeAnswerInput!) {
    takeAnswer(input: $input) {
      __typename
      ... on TakenAnswer {
        id
        isAnchor
        texts
        stepPoints
        takenUntil
        question {
          revisionId
          stem
          parts {
            number
            rubric {
              text
              maxPoints
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

export const MARK_ANSWER = graphql(`
  mutation MarkAnswer($input: MarkAnswerInput!) {
    markAnswer(input: $input) {
      __typename
      ... on AnswerMarked {
        points
        calibration {
          withinCount
          meanDeviation
          isReady
          isOff
        }
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

export const RELEASE_ANSWER = graphql(`
  mutation ReleaseAnswer($input: ReleaseAnswerInput!) {
    releaseAnswer(input: $input) {
      isReleased
    }
  }
`);

export const OWN_READINGS = graphql(`
  query OwnReadings($examId: ID!, $revisionId: ID!) {
    ownReadings(examId: $examId, revisionId: $revisionId) {
      id
      texts
      ticks
      points
      isCorrected
    }
  }
`);

export const GIVE_THIRD_READING = graphql(`
  mutation GiveThirdReadingOf($input: GiveThirdReadingInput!) {
    giveThirdReading(input: $input) {
      __typename
      ... on MarkedExam {
        id
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);
