import { graphql } from '../../gql';

export const handMarking = graphql(`
  query HandMarking($id: ID!) {
    markedExam(id: $id) {
      id
      isMine
      handMarking {
        ...HandMarkingFacts
      }
    }
  }

  fragment HandMarkingFacts on HandMarking {
    waitingCount
    plan {
      stepPoints
      limitPercent
      excludesOwnUnit
    }
    questions {
      ...QuestionProgressFacts
    }
    markers {
      ...MarkerProgressFacts
    }
    possibleMarkers {
      officerId
      name
      certificateNo
      unitName
    }
  }

  fragment QuestionProgressFacts on QuestionProgress {
    textCount
    attemptCount
    settledCount
    onceReadCount
    thirdCount
    anchorCount
    question {
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
    unreadTexts {
      id
      texts
      attemptCount
    }
    disputedTexts {
      id
      texts
      attemptCount
    }
  }

  fragment MarkerProgressFacts on MarkerProgress {
    officerId
    name
    unitName
    isRemoved
    readCount
    correctedCount
    thirdCount
    meanDeviation
    lastReadAt
  }
`);

/** Whatever is done here shows in the figures. */
export const again = { refetchQueries: [handMarking], awaitRefetchQueries: true };

export const setMarkingPlan = graphql(`
  mutation SetMarkingPlan($input: SetMarkingPlanInput!) {
    setMarkingPlan(input: $input) {
      __typename
      ... on MarkedExam {
        id
      }
      ... on Refused {
        message
      }
    }
  }
`);

export const addMarker = graphql(`
  mutation AddMarker($input: ExamMarkerInput!) {
    addMarker(input: $input) {
      __typename
      ... on MarkedExam {
        id
      }
      ... on Refused {
        message
      }
    }
  }
`);

export const removeMarker = graphql(`
  mutation RemoveMarker($input: ExamMarkerInput!) {
    removeMarker(input: $input) {
      __typename
      ... on MarkedExam {
        id
      }
      ... on Refused {
        message
      }
    }
  }
`);

export const setAnchor = graphql(`
  mutation SetAnchor($input: SetAnchorInput!) {
    setAnchor(input: $input) {
      __typename
      ... on MarkedExam {
        id
      }
      ... on Refused {
        message
      }
    }
  }
`);

export const giveThirdReading = graphql(`
  mutation GiveThirdReading($input: GiveThirdReadingInput!) {
    giveThirdReading(input: $input) {
      __typename
      ... on MarkedExam {
        id
      }
      ... on Refused {
        message
      }
    }
  }
`);
