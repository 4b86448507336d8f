import { graphql } from '../../gql';
import type { CommitLawImportMutation, PreviewLawImportMutation } from '../../gql/graphql';

export const previewLawImport = graphql(`
  mutation PreviewLawImport($input: PreviewLawImportInput!) {
    previewLawImport(input: $input) {
      __typename
      ... on LawImportPreview {
        fileName
        title
        enactmentLines
        articleCount
        proposal {
          lawSlug
          editionSlug
          promulgatedOn
          effectiveFrom
          number
        }
        tree {
          key
          kind
          depth
          label
          text
          paragraphCount
        }
        faultCount
        faults {
          ...FaultParts
        }
        hasText
        changeCount
        changes {
          key
          label
          what
          oldText
          newText
        }
        mayCommit
        fingerprint
      }
      ...Refusal
    }
  }
`);

export const commitLawImport = graphql(`
  mutation CommitLawImport($input: CommitLawImportInput!) {
    commitLawImport(input: $input) {
      __typename
      ... on LawImport {
        editionSlug
        articleCount
        changeCount
        isPublished
      }
      ...Refusal
    }
  }
`);

export type LawPreview = Extract<
  PreviewLawImportMutation['previewLawImport'],
  { __typename: 'LawImportPreview' }
>;
export type ImportedLaw = Extract<CommitLawImportMutation['commitLawImport'], { __typename: 'LawImport' }>;
