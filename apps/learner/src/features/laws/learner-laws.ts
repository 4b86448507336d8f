import { graphql } from '../../gql';

export const learnerLaws = graphql(`
  query LearnerLaws($asOf: LocalDate) {
    laws(asOf: $asOf) {
      slug
      title
      editionAsOf
      editions {
        ...LawEdition
      }
    }
  }
`);
