import { graphql } from '../../gql';

export const importedBank = graphql(`
  query ImportedBank($id: ID!) {
    bank(id: $id) {
      id
      name
    }
  }
`);

export const previewQuestions = graphql(`
  mutation PreviewQuestions($input: PreviewQuestionImportInput!) {
    previewQuestionImport(input: $input) {
      __typename
      ... on QuestionPreview {
        fileName
        format
        totalCount
        newCount
        changedCount
        unchangedCount
        faultyCount
        faults {
          ...FaultParts
        }
        rows {
          row
          outcome
          type
          stem
          options
          key
          topic
          citations
          referenceDate
          similar {
            ...SimilarParts
          }
        }
      }
      ...Refusal
    }
  }
`);

export const commitQuestions = graphql(`
  mutation CommitQuestions($input: CommitQuestionImportInput!) {
    commitQuestionImport(input: $input) {
      __typename
      ... on QuestionImport {
        uploadId
        newCount
        changedCount
        unchangedCount
        skippedCount
        bank {
          id
        }
      }
      ...Refusal
    }
  }
`);

export const undoQuestions = graphql(`
  mutation UndoQuestionImport($input: UndoQuestionImportInput!) {
    undoQuestionImport(input: $input) {
      __typename
      ... on UndoneQuestionImport {
        undoneCount
        keptCount
      }
      ...Refusal
    }
  }
`);
