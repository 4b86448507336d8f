import { graphql } from '../../gql';
import type { RosterImportPartsFragment, RosterImportRowsQuery } from '../../gql/graphql';

export const rosterImport = graphql(`
  query RosterImport($id: ID!) {
    rosterImport(id: $id) {
      ...RosterImportParts
    }
  }
`);

export const rosterImports = graphql(`
  query RosterImports {
    rosterImports {
      id
      fileName
      state
      totalCount
      createdAt
    }
  }
`);

export const rosterImportRows = graphql(`
  query RosterImportRows($importId: ID!, $outcome: ImportOutcome, $page: PageInput!) {
    rosterImportRows(importId: $importId, outcome: $outcome, page: $page) {
      totalCount
      nodes {
        row
        outcome
        name
        certificateNo
        maskedIdNumber
        unitName
        regionName
        officerId
        isKept
        faults {
          row
          field
          severity
          found
          expected
          message
        }
        changes {
          field
          before
          after
        }
        cells {
          field
          text
        }
      }
    }
  }
`);

export const rosterImportCodes = graphql(`
  query RosterImportCodes($importId: ID!, $page: PageInput!) {
    rosterImportCodes(importId: $importId, page: $page) {
      name
      certificateNo
      unitName
      code
    }
  }
`);

export const startRosterImport = graphql(`
  mutation StartRosterImport($input: StartRosterImportInput!) {
    startRosterImport(input: $input) {
      __typename
      ...RosterImportParts
      ...Refusal
    }
  }
`);

export const checkRosterImport = graphql(`
  mutation CheckRosterImport($input: CheckRosterImportInput!) {
    checkRosterImport(input: $input) {
      __typename
      ...RosterImportParts
      ...Refusal
    }
  }
`);

export const correctRosterRow = graphql(`
  mutation CorrectRosterRow($input: CorrectRosterRowInput!) {
    correctRosterRow(input: $input) {
      __typename
      ...RosterImportParts
      ...Refusal
    }
  }
`);

export const commitRosterImport = graphql(`
  mutation CommitRosterImport($input: CommitRosterImportInput!) {
    commitRosterImport(input: $input) {
      __typename
      ...RosterImportParts
      ...Refusal
    }
  }
`);

export const undoRosterImport = graphql(`
  mutation UndoRosterImport($input: RosterImportInput!) {
    undoRosterImport(input: $input) {
      __typename
      ...RosterImportParts
      ...Refusal
    }
  }
`);

export const forgetRosterCodes = graphql(`
  mutation ForgetRosterCodes($input: RosterImportInput!) {
    forgetRosterCodes(input: $input) {
      __typename
      ...RosterImportParts
      ...Refusal
    }
  }
`);

export type Imported = RosterImportPartsFragment;
export type ImportRow = RosterImportRowsQuery['rosterImportRows']['nodes'][number];

type Answer =
  { readonly __typename: 'Refused'; readonly message: string } | { readonly __typename: 'RosterImport' };

/** The sentence of a refusal; null = it was done. */
export function refusalOf(answer: Answer | undefined, otherwise: string): string | null {
  if (!answer) return otherwise;
  return answer.__typename === 'Refused' ? answer.message : null;
}
