import { useQuery } from '@apollo/client/react';
import { DEFAULT_PASSWORD_RULES } from '@whetstone/domain';
import { graphql } from '../../gql';

const rulesQuery = graphql(`
  query PasswordRules {
    passwordRules {
      leastLength
      leastClasses
      remembered
      refusesCommon
      maxAgeDays
    }
  }
`);

/** What this installation asks of a password; until that is known, what most do. The server decides. */
export function usePasswordRules() {
  return useQuery(rulesQuery).data?.passwordRules ?? DEFAULT_PASSWORD_RULES;
}
