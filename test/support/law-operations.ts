import { readFileSync } from 'node:fs';
import { graphql } from '../gql';
import type { LawImportTargetInput } from '../gql/graphql';
import type { ApiClient } from './api-client';

/** Two texts of an invented law. */
export const pondCare = (year: 2019 | 2024): string =>
  readFileSync(new URL(`../fixtures/laws/pond-care-${year}.md`, import.meta.url), 'utf8');

export const POND_CARE = {
  title: '池塘爱护条例',
  shortTitle: '池塘条例',
  kind: '地方性法规',
  issuer: '池塘委员会',
} as const;

export const PREVIEW_LAW = graphql(`
  mutation PreviewLaw($input: PreviewLawImportInput!) {
    previewLawImport(input: $input) {
      __typename
      ... on LawImportPreview {
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
          row
          code
          severity
          message
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
      ... on Refused {
        code
        message
      }
    }
  }
`);

export const COMMIT_LAW = graphql(`
  mutation CommitLaw($input: CommitLawImportInput!) {
    commitLawImport(input: $input) {
      __typename
      ... on LawImport {
        lawSlug
        editionSlug
        articleCount
        changeCount
        isPublished
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

export const DISCARD_EDITION = graphql(`
  mutation DiscardEdition($input: DiscardEditionInput!) {
    discardEdition(input: $input) {
      __typename
      ... on DiscardedEdition {
        slug
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

export const LAWS = graphql(`
  query Laws($asOf: LocalDate) {
    laws(asOf: $asOf) {
      slug
      title
      editionAsOf
      editions {
        slug
        label
        status
        statusNote
        articleCount
        hasText
        isPublished
        endedBy {
          text
        }
      }
    }
  }
`);

export const EDITION = graphql(`
  query Edition($slug: ID!, $asOf: LocalDate, $page: PageInput!) {
    edition(slug: $slug, asOf: $asOf) {
      slug
      label
      status
      hasText
      articleCount
      importedText {
        enactmentLines
        number
        fileName
      }
      tree {
        key
        depth
        label
        text
        firstIndex
        articleCount
      }
      articles(page: $page) {
        totalCount
        nodes {
          key
          label
          text
          gist
        }
      }
    }
  }
`);

export const ARTICLE = graphql(`
  query Article($lawSlug: ID, $editionSlug: ID, $number: Int!, $sub: Int!, $asOf: LocalDate) {
    article(lawSlug: $lawSlug, editionSlug: $editionSlug, number: $number, sub: $sub, asOf: $asOf) {
      id
      label
      citation
      isInForce
      gist
      previousKey
      nextKey
      edition {
        slug
        status
      }
      path {
        label
        text
      }
      provisions {
        id
        kind
        label
        text
      }
      became {
        oldText
        newText
        note
      }
      cameFrom {
        oldText
        newText
      }
      inOtherEditions {
        edition {
          slug
        }
        text
        gist
      }
      references {
        editionSlug
        number
        changeCount
      }
    }
  }
`);

export const SEARCH_LAWS = graphql(`
  query SearchLaws($filter: LawSearchFilter!, $page: PageInput!) {
    searchLaws(filter: $filter, page: $page) {
      totalCount
      nodes {
        editionSlug
        lawTitle
        key
        label
        number
        isGist
        status
        excerpt {
          text
          isHit
        }
      }
    }
  }
`);

export const COMPARE = graphql(`
  query Compare($old: ID!, $new: ID!, $changedOnly: Boolean!, $page: PageInput!) {
    editionComparison(old: $old, new: $new, changedOnly: $changedOnly, page: $page) {
      sameCount
      changedCount
      addedCount
      removedCount
      totalCount
      rows {
        oldLabel
        newLabel
        what
        clauses {
          old {
            text
            isChanged
          }
          new {
            text
            isChanged
          }
        }
      }
    }
  }
`);

export const ARTICLE_CHANGES = graphql(`
  query ArticleChanges($filter: ArticleChangeFilter!, $page: PageInput!) {
    articleChanges(filter: $filter, page: $page) {
      totalCount
      nodes {
        id
        oldText
        oldPlace
        newText
        newPlace
        note
        isBuiltIn
        isEdited
      }
    }
  }
`);

export const SAVE_ARTICLE_CHANGE = graphql(`
  mutation SaveArticleChange($input: SaveArticleChangeInput!) {
    saveArticleChange(input: $input) {
      __typename
      ... on ArticleChange {
        id
        oldText
        newText
        note
        isBuiltIn
        isEdited
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

export const REMOVE_ARTICLE_CHANGE = graphql(`
  mutation RemoveArticleChange($input: RemoveArticleChangeInput!) {
    removeArticleChange(input: $input) {
      __typename
      ... on RemovedArticleChange {
        id
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

/** Uploads a text and asks what importing it as something would do. */
export async function previewLaw(
  keeper: ApiClient,
  text: string | Uint8Array,
  target: LawImportTargetInput | null,
  fileName = '条例.md',
) {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const { body } = await keeper.upload('/files/uploads', fileName, bytes);
  const uploadId = String(body['id']);
  const { previewLawImport: preview } = await keeper.run(PREVIEW_LAW, { input: { uploadId, target } });
  return { uploadId, preview };
}
