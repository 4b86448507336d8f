import { graphql } from '../../gql';

export const fileAppeal = graphql(`
  mutation FileAppeal($input: FileAppealInput!) {
    fileAppeal(input: $input) {
      __typename
      ... on Attempt {
        id
        ...AfterMarking
      }
      ... on Refused {
        code
        message
      }
    }
  }

  fragment AfterMarking on Attempt {
    announceAt
    appealUntil
    mayAppeal
    receiptCode
    rankBand
    keyChanges {
      questionId
      kind
      before
      after
      reason
      changedAt
    }
    pointsChanges {
      fromPoints
      toPoints
      reason
      changedAt
    }
    appeals {
      id
      questionId
      text
      state
      filedAt
      ruledAt
      ruling
      givenPoints
    }
  }
`);

export const withdrawAppeal = graphql(`
  mutation WithdrawAppeal($input: WithdrawAppealInput!) {
    withdrawAppeal(input: $input) {
      __typename
      ... on Attempt {
        id
        ...AfterMarking
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);
