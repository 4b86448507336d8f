import { graphql } from '../../gql';

export const amendments = graphql(`
  query Amendments {
    amendments {
      edition {
        slug
        lawTitle
        label
        effectiveFrom
        effectiveTo
      }
      counts {
        status
        count
      }
    }
    laws {
      slug
      title
      editions {
        slug
        label
        effectiveTo
      }
    }
  }
`);

export const amendmentTasks = graphql(`
  query AmendmentTasks($filter: AmendmentTaskFilter!, $page: PageInput!) {
    amendmentTasks(filter: $filter, page: $page) {
      totalCount
      nodes {
        id
        status
        revision {
          id
          type
          stemText
          referenceDate
        }
      }
    }
  }
`);

export const amendmentTask = graphql(`
  query AmendmentTask($id: ID!) {
    amendmentTask(id: $id) {
      ...AmendmentTaskParts
    }
  }

  fragment AmendmentTaskParts on AmendmentTask {
    id
    status
    decisions
    openedAt
    decidedByName
    decidedAt
    comment
    question {
      id
      status
      successorStatus
      needsReview
      bank {
        id
        name
      }
    }
    revision {
      ...RevisionParts
    }
    places {
      cited {
        text
        lawTitle
        editionLabel
        effectiveFrom
        effectiveTo
        status
        statusNote
        gist
      }
      article {
        ...ComparedArticle
      }
      became {
        change {
          id
          newText
          newPlace
          note
        }
        article {
          ...ComparedArticle
        }
      }
    }
  }

  fragment ComparedArticle on Article {
    id
    citation
    gist
    provisions {
      id
      kind
      text
    }
  }
`);

export const openAmendmentRun = graphql(`
  mutation OpenAmendmentRun($input: OpenAmendmentRunInput!) {
    openAmendmentRun(input: $input) {
      __typename
      ... on AmendmentRun {
        openedCount
        historyCount
      }
      ...Refusal
    }
  }
`);

export const decideAmendments = graphql(`
  mutation DecideAmendments($input: DecideAmendmentsInput!) {
    decideAmendments(input: $input) {
      taskId
      task {
        id
        status
      }
      refusal {
        ...Refusal
      }
    }
  }
`);
