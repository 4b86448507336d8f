import { graphql } from '../../gql';

export const officerPage = graphql(`
  query OfficerPage($id: ID!) {
    officer(id: $id) {
      id
      name
      gender
      maskedIdNumber
      certificateNo
      certificateValidFrom
      certificateValidTo
      version
      hasAccount
      posting {
        unitName
        post
        region {
          code
          name
          path {
            code
            name
          }
        }
      }
      postings {
        unitName
        kind
        grade
        reason
        post
        postedFrom
        postedTo
        region {
          code
          name
        }
      }
      changes {
        version
        byName
        at
        field
        before
        after
      }
    }
  }
`);

export const updateOfficer = graphql(`
  mutation UpdateOfficer($input: UpdateOfficerInput!) {
    updateOfficer(input: $input) {
      __typename
      ... on OfficerChanged {
        message
        version
        changes {
          byName
          at
          field
          before
          after
        }
      }
      ...Refusal
    }
  }
`);

export const transferOfficer = graphql(`
  mutation TransferOfficer($input: TransferOfficerInput!) {
    transferOfficer(input: $input) {
      __typename
      ... on OfficerChanged {
        message
      }
      ...Refusal
    }
  }
`);

export const secondOfficer = graphql(`
  mutation SecondOfficer($input: SecondOfficerInput!) {
    secondOfficer(input: $input) {
      __typename
      ... on OfficerChanged {
        message
      }
      ...Refusal
    }
  }
`);

export const endPosting = graphql(`
  mutation EndPosting($input: EndPostingInput!) {
    endPosting(input: $input) {
      __typename
      ... on OfficerChanged {
        message
      }
      ...Refusal
    }
  }
`);

export const revealIdNumber = graphql(`
  mutation RevealIdNumber($input: RevealIdNumberInput!) {
    revealIdNumber(input: $input) {
      __typename
      ... on RevealedIdNumber {
        idNumber
      }
      ...Refusal
    }
  }
`);

export const unlockAccount = graphql(`
  mutation UnlockAccount($input: OfficerAccountInput!) {
    unlockAccount(input: $input) {
      __typename
      ...Refusal
    }
  }
`);

export const resetAccount = graphql(`
  mutation ResetAccount($input: OfficerAccountInput!) {
    resetAccount(input: $input) {
      __typename
      ... on ResetCode {
        code
      }
      ...Refusal
    }
  }
`);

export const endSessionsOf = graphql(`
  mutation EndSessionsOf($input: OfficerAccountInput!) {
    endSessionsOf(input: $input) {
      __typename
      ... on EndedSessions {
        count
      }
      ...Refusal
    }
  }
`);

export const grantRole = graphql(`
  mutation GrantRole($input: GrantRoleInput!) {
    grantRole(input: $input) {
      __typename
      ...Refusal
    }
  }
`);

/** The sentence of an answer that did not do what was asked; null when it did. */
export function saidNo(
  answer: { readonly __typename: string; readonly message?: string } | null | undefined,
) {
  if (!answer) return '';
  return answer.__typename === 'Refused' || answer.__typename === 'OfficerChanged'
    ? (answer.message ?? '')
    : null;
}
