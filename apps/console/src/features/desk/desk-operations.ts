import { graphql } from '../../gql';

export const markingDesk = graphql(`
  query MarkingDesk {
    markingDesk {
      examId
      title
      stepPoints
      questions {
        ...DeskQuestionFacts
      }
    }
  }

  fragment DeskQuestionFacts on DeskQuestion {
    waitingCount
    readCount
    question {
      ...WrittenQuestionFacts
    }
    calibration {
      ...CalibrationFacts
    }
  }

  fragment WrittenQuestionFacts on WrittenQuestion {
    revisionId
    type
    textFormat
    stem
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

  fragment CalibrationFacts on Calibration {
    anchorCount
    readCount
    withinCount
    meanDeviation
    meanDistance
    isReady
    isOff
  }
`);

export const takeAnswer = graphql(`
  mutation TakeAnswer($input: TakeAnswerInput!) {
    takeAnswer(input: $input) {
      __typename
      ... on TakenAnswer {
        ...TakenAnswerFacts
      }
      ... on Refused {
        code
        message
      }
    }
  }

  fragment TakenAnswerFacts on TakenAnswer {
    id
    isAnchor
    texts
    stepPoints
    takenUntil
    question {
      ...WrittenQuestionFacts
    }
  }
`);

export const markAnswer = graphql(`
  mutation MarkAnswer($input: MarkAnswerInput!) {
    markAnswer(input: $input) {
      __typename
      ... on AnswerMarked {
        points
        calibration {
          ...CalibrationFacts
        }
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

export const releaseAnswer = graphql(`
  mutation ReleaseAnswer($input: ReleaseAnswerInput!) {
    releaseAnswer(input: $input) {
      isReleased
    }
  }
`);

export const ownReadings = graphql(`
  query OwnReadings($examId: ID!, $revisionId: ID!) {
    ownReadings(examId: $examId, revisionId: $revisionId) {
      ...OwnReadingFacts
    }
  }

  fragment OwnReadingFacts on OwnReading {
    id
    texts
    ticks
    points
    readAt
    isCorrected
  }
`);
