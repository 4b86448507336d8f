import { graphql } from '../gql';
import type { QuestionContentInput } from '../gql/graphql';

export const QUESTIONS = graphql(`
  query Questions($filter: QuestionFilter!, $page: PageInput!) {
    questions(filter: $filter, page: $page) {
      totalCount
      nodes {
        id
        status
        needsReview
        topic
        tags
        isMine
        statistics {
          paperCount
          rightRatio
        }
        revision {
          type
          stemText
          key
          explanation
          referenceDate
          citations {
            text
          }
        }
      }
    }
  }
`);

export const QUESTION = graphql(`
  query Question($id: ID!) {
    question(id: $id) {
      id
      status
      successorStatus
      needsReview
      topic
      tags
      authorName
      reviewerName
      steps
      mayEdit
      bank {
        id
        name
        mayWrite
        mayReview
        above {
          id
        }
      }
      revision {
        id
        number
        type
        textFormat
        stem
        stemText
        options {
          label
          text
        }
        parts {
          type
          stem
          points
          answerKey {
            labels
            points {
              text
              points
            }
          }
        }
        key
        answerKey {
          labels
          isTrue
          blanks
          isOrderFree
          matching
          points {
            text
            points
          }
        }
        difficulty
        cognition
        points
        referenceDate
        source
        citationText
        faults {
          code
          field
          severity
        }
      }
      successor {
        id
        number
        stemText
      }
      history {
        revision {
          number
          authorName
        }
        changes {
          field
          before
          after
        }
      }
      events {
        action
        comment
        byName
        isMine
        revisionNumber
      }
    }
  }
`);

export const SAVE_QUESTION = graphql(`
  mutation SaveQuestion($input: SaveQuestionInput!) {
    saveQuestion(input: $input) {
      __typename
      ... on Question {
        id
        status
        successorStatus
        revision {
          id
          number
          stem
        }
        successor {
          id
          number
        }
      }
      ... on QuestionOutrun {
        message
        latestRevisionId
        byName
        changes {
          field
          before
          after
        }
      }
      ... on QuestionFaulty {
        faults {
          code
          field
          message
        }
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

export const SIGN_OFF = graphql(`
  mutation SignOffQuestions($input: SignOffQuestionsInput!) {
    signOffQuestions(input: $input) {
      questionId
      question {
        status
        successorStatus
      }
      refusal {
        code
        message
      }
    }
  }
`);

export const SORT_QUESTIONS = graphql(`
  mutation SortQuestions($input: SortQuestionsInput!) {
    sortQuestions(input: $input) {
      questionId
      question {
        topic
        tags
        revision {
          number
        }
      }
      refusal {
        code
        message
      }
    }
  }
`);

export const COMMENT = graphql(`
  mutation CommentOnQuestion($input: CommentOnQuestionInput!) {
    commentOnQuestion(input: $input) {
      __typename
      ... on Question {
        events {
          action
          comment
          byName
        }
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

export const SIMILAR = graphql(`
  query SimilarQuestions($bankId: ID!, $stem: String!, $options: [String!]!, $exceptId: ID) {
    similarQuestions(bankId: $bankId, stem: $stem, options: $options, exceptId: $exceptId) {
      likeness
      question {
        id
        bank {
          name
        }
        revision {
          stemText
        }
      }
    }
  }
`);

export const READ_CITATIONS = graphql(`
  query ReadCitations($text: String!, $referenceDate: LocalDate) {
    readCitations(text: $text, referenceDate: $referenceDate) {
      referenceDate
      citations {
        cited {
          text
          editionLabel
          gist
        }
        lines
      }
      faults {
        code
        severity
      }
    }
  }
`);

export const SUGGEST = graphql(`
  mutation SuggestQuestion($input: SuggestQuestionInput!) {
    suggestQuestion(input: $input) {
      __typename
      ... on QuestionSuggestion {
        id
        questionId
        status
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

export const DECIDE_SUGGESTION = graphql(`
  mutation DecideSuggestion($input: DecideSuggestionInput!) {
    decideSuggestion(input: $input) {
      __typename
      ... on QuestionSuggestion {
        status
        reason
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

export const SUGGESTIONS = graphql(`
  query QuestionSuggestions {
    questionSuggestions {
      incoming {
        ...SuggestionSeen
      }
      own {
        ...SuggestionSeen
      }
    }
  }

  fragment SuggestionSeen on QuestionSuggestion {
    id
    questionId
    status
    note
    reason
    suggestedByName
    decidedByName
    bank {
      id
      name
    }
    revision {
      stemText
    }
  }
`);

export const UNDO_IMPORT = graphql(`
  mutation UndoQuestionImport($input: UndoQuestionImportInput!) {
    undoQuestionImport(input: $input) {
      __typename
      ... on UndoneQuestionImport {
        undoneCount
        keptCount
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

/** A good single choice as the editor sends it; each number gives another. */
export function questionContent(
  number: number,
  change: Partial<QuestionContentInput> = {},
): QuestionContentInput {
  return {
    type: 'SINGLE',
    textFormat: 'PLAIN',
    stem: `第${number}题：查封、扣押的期限一般不得超过多少日？`,
    options: ['15日', '30日', '60日'].map((text, index) => ({ label: 'ABC'.charAt(index), text })),
    parts: [],
    answerKey: { labels: ['B'] },
    explanation: '三十日为限。',
    difficulty: 3,
    cognition: null,
    points: 1,
    topicPath: ['查封扣押', '期限'],
    citations: '',
    referenceDate: null,
    source: '',
    tags: [],
    ...change,
  };
}

/** Any filter: all of it null. */
export function anyQuestion(bankId: string | null = null) {
  return { filter: { bankId }, page: { limit: 50, offset: 0 } };
}
