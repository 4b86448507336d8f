import { graphql } from '../gql';

export const START_ROSTER = graphql(`
  mutation StartRoster($input: StartRosterImportInput!) {
    startRosterImport(input: $input) {
      ...RosterAnswerSeen
    }
  }
`);

export const CHECK_ROSTER = graphql(`
  mutation CheckRoster($input: CheckRosterImportInput!) {
    checkRosterImport(input: $input) {
      ...RosterAnswerSeen
    }
  }
`);

export const CORRECT_ROSTER_ROW = graphql(`
  mutation CorrectRow($input: CorrectRosterRowInput!) {
    correctRosterRow(input: $input) {
      ...RosterAnswerSeen
    }
  }
`);

export const COMMIT_ROSTER = graphql(`
  mutation CommitRoster($input: CommitRosterImportInput!) {
    commitRosterImport(input: $input) {
      ...RosterAnswerSeen
    }
  }
`);

export const UNDO_ROSTER = graphql(`
  mutation UndoRoster($input: RosterImportInput!) {
    undoRosterImport(input: $input) {
      ...RosterAnswerSeen
    }
  }
`);

export const FORGET_ROSTER_CODES = graphql(`
  mutation ForgetCodes($input: RosterImportInput!) {
    forgetRosterCodes(input: $input) {
      ...RosterAnswerSeen
    }
  }
`);

export const ROSTER_IMPORT = graphql(`
  query RosterImport($id: ID!) {
    rosterImport(id: $id) {
      ...RosterImportSeen
    }
  }
`);

export const ROSTER_ROWS = graphql(`
  query RosterRows($importId: ID!, $outcome: ImportOutcome, $page: PageInput!) {
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
        isKept
        faults {
          row
          field
          code
          severity
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

export const ROSTER_CODES = graphql(`
  query RosterCodes($importId: ID!, $page: PageInput!) {
    rosterImportCodes(importId: $importId, page: $page) {
      certificateNo
      code
    }
  }
`);
