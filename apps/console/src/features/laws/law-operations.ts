import { graphql } from '../../gql';
import type { LawsQuery } from '../../gql/graphql';

graphql(`
  fragment EditionFacts on Edition {
    slug
    lawSlug
    lawTitle
    lawShortTitle
    label
    number
    promulgatedOn
    effectiveFrom
    effectiveTo
    status
    statusNote
    articleCount
    hasText
    isPublished
    endedBy {
      editionSlug
      article
      text
    }
  }
`);

export const lawsQuery = graphql(`
  query Laws($asOf: LocalDate) {
    laws(asOf: $asOf) {
      slug
      title
      shortTitle
      kind
      issuer
      editionAsOf
      editions {
        ...EditionFacts
      }
    }
  }
`);

export type Law = LawsQuery['laws'][number];
export type Edition = Law['editions'][number];

/** Every edition with the name of its law, for lists to choose from. */
export function editionOptions(laws: readonly Law[], fits: (edition: Edition) => boolean = () => true) {
  return laws.flatMap((law) =>
    law.editions
      .filter(fits)
      .map((edition) => ({ value: edition.slug, label: `${law.shortTitle}（${edition.label}）` })),
  );
}
