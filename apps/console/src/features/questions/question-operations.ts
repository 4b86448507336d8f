import { graphql } from '../../gql';

export const questionList = graphql(`
  query QuestionList($filter: QuestionFilter!, $page: PageInput!) {
    questions(filter: $filter, page: $page) {
      totalCount
      nodes {
        ...ListedQuestion
      }
    }
  }

  fragment ListedQuestion on Question {
    id
    status
    successorStatus
    needsReview
    topic
    tags
    updatedAt
    authorName
    bank {
      id
      name
    }
    statistics {
      paperCount
      rightRatio
    }
    revision {
      id
      type
      stemText
      difficulty
      referenceDate
    }
  }
`);

export const filterChoices = graphql(`
  query QuestionFilterChoices {
    banks {
      id
      name
      mayWrite
      mayReview
      region {
        code
        name
      }
    }
    laws {
      slug
      title
      editions {
        slug
        label
      }
    }
  }
`);

export const bankChoices = graphql(`
  query BankFilterChoices($id: ID!) {
    bank(id: $id) {
      id
      tags
      topics {
        topicId
        path
      }
    }
  }
`);

export const questionPage = graphql(`
  query QuestionPage($id: ID!) {
    question(id: $id) {
      id
      status
      successorStatus
      needsReview
      topic
      tags
      updatedAt
      authorName
      isMine
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
          name
          region {
            code
            name
          }
        }
      }
      statistics {
        paperCount
        rightRatio
        exams {
          examTitle
          closedAt
          figures {
            ...ItemFigures
          }
        }
      }
      revision {
        ...RevisionParts
      }
      successor {
        ...RevisionParts
      }
      history {
        revision {
          id
          number
          authorName
          createdAt
        }
        changes {
          field
          before
          after
        }
      }
      events {
        id
        action
        revisionNumber
        comment
        byName
        isMine
        at
      }
    }
  }
`);

export const signOffQuestions = graphql(`
  mutation SignOffQuestions($input: SignOffQuestionsInput!) {
    signOffQuestions(input: $input) {
      questionId
      question {
        id
        status
        successorStatus
        revision {
          id
          stemText
        }
      }
      refusal {
        ...Refusal
      }
    }
  }
`);

export const sortQuestions = graphql(`
  mutation SortQuestions($input: SortQuestionsInput!) {
    sortQuestions(input: $input) {
      questionId
      question {
        id
        topic
        tags
        revision {
          id
          stemText
        }
      }
      refusal {
        ...Refusal
      }
    }
  }
`);

export const commentOnQuestion = graphql(`
  mutation CommentOnQuestion($input: CommentOnQuestionInput!) {
    commentOnQuestion(input: $input) {
      __typename
      ... on Question {
        id
      }
      ...Refusal
    }
  }
`);

export const suggestQuestion = graphql(`
  mutation SuggestQuestion($input: SuggestQuestionInput!) {
    suggestQuestion(input: $input) {
      __typename
      ...Refusal
    }
  }
`);

export const saveQuestion = graphql(`
  mutation SaveQuestion($input: SaveQuestionInput!) {
    saveQuestion(input: $input) {
      __typename
      ... on Question {
        id
        status
        successorStatus
        revision {
          id
        }
        successor {
          id
        }
      }
      ... on QuestionOutrun {
        message
        latestRevisionId
        byName
        at
        changes {
          field
          before
          after
        }
      }
      ... on QuestionFaulty {
        faults {
          ...FaultParts
        }
      }
      ...Refusal
    }
  }
`);

export const similarQuestions = graphql(`
  query SimilarQuestions($bankId: ID!, $stem: String!, $options: [String!]!, $exceptId: ID) {
    similarQuestions(bankId: $bankId, stem: $stem, options: $options, exceptId: $exceptId) {
      ...SimilarParts
    }
  }

  fragment SimilarParts on SimilarQuestion {
    likeness
    question {
      id
      status
      bank {
        id
        name
      }
      revision {
        id
        type
        textFormat
        stemText
        options {
          label
          text
        }
        key
      }
    }
  }
`);

export const readCitations = graphql(`
  query ReadCitations($text: String!, $referenceDate: LocalDate) {
    readCitations(text: $text, referenceDate: $referenceDate) {
      referenceDate
      citations {
        cited {
          text
          lawTitle
          editionLabel
          effectiveFrom
          effectiveTo
          status
          statusNote
          gist
        }
        lines
      }
      faults {
        ...FaultParts
      }
    }
  }
`);

export const editedBank = graphql(`
  query EditedBank($id: ID!) {
    bank(id: $id) {
      id
      name
      mayWrite
      tags
      topics {
        topicId
        path
      }
    }
  }
`);

export const suggestions = graphql(`
  query Suggestions {
    questionSuggestions {
      incoming {
        ...SuggestionParts
      }
      own {
        ...SuggestionParts
      }
    }
  }

  fragment SuggestionParts on QuestionSuggestion {
    id
    questionId
    sourceQuestionId
    status
    note
    reason
    suggestedByName
    suggestedAt
    decidedByName
    decidedAt
    bank {
      id
      name
    }
    revision {
      id
      type
      stemText
    }
  }
`);

export const decideSuggestion = graphql(`
  mutation DecideSuggestion($input: DecideSuggestionInput!) {
    decideSuggestion(input: $input) {
      __typename
      ... on QuestionSuggestion {
        id
        status
      }
      ...Refusal
    }
  }
`);
