import { graphql } from '../../gql';

export const blueprintList = graphql(`
  query BlueprintList($page: PageInput!) {
    blueprints(page: $page) {
      totalCount
      nodes {
        id
        name
        version
        updatedAt
        totalPoints
        region {
          code
          name
        }
        banks {
          id
          name
        }
        limits {
          formCount
        }
        sections {
          type
          pointsEach
          cells {
            count
          }
          questions {
            id
          }
        }
      }
    }
  }
`);

export const blueprintById = graphql(`
  query BlueprintById($id: ID!) {
    blueprint(id: $id) {
      ...WrittenBlueprint
    }
  }

  fragment WrittenBlueprint on Blueprint {
    id
    name
    version
    seed
    totalPoints
    lawOn
    region {
      code
      name
    }
    banks {
      id
    }
    limits {
      formCount
      overlapRatio
      formsPerQuestion
      mostExposures
    }
    sections {
      type
      pointsEach
      scoring {
        kind
        subsetPoints
      }
      cells {
        topic
        difficulty
        cognition
        count
      }
      questions {
        ...PlannedQuestionLine
      }
    }
  }

  fragment PlannedQuestionLine on PlannedQuestion {
    id
    type
    stemText
    topic
    difficulty
    unusable
  }
`);

export const saveBlueprint = graphql(`
  mutation SaveBlueprint($input: SaveBlueprintInput!) {
    saveBlueprint(input: $input) {
      __typename
      ... on Blueprint {
        ...WrittenBlueprint
      }
      ...Refusal
    }
  }
`);

export const checkBlueprint = graphql(`
  query CheckBlueprint($content: BlueprintContentInput!) {
    checkBlueprint(content: $content) {
      questionCount
      points
      refusal {
        code
        message
      }
      cells {
        section
        cell
        asked
        usable
        filled
        unusable {
          reason
          count
        }
      }
      holdings {
        type
        topic
        difficulty
        cognition
        usable
      }
    }
  }
`);

export const drawForms = graphql(`
  query DrawForms($content: BlueprintContentInput!) {
    drawForms(content: $content) {
      __typename
      ... on FormsReport {
        maxPoints
        overlaps {
          form
          other
          shared
        }
        forms {
          number
          expectedMean
          expectedSpread
          questionCount
          measuredCount
          sections {
            ...PlannedQuestionLine
          }
        }
      }
      ...Refusal
    }
  }
`);

export const blueprintBanks = graphql(`
  query BlueprintBanks {
    banks {
      id
      name
      questionCount
      topics {
        topicId
        path
      }
    }
  }
`);

export const pickableQuestions = graphql(`
  query PickableQuestions($filter: QuestionFilter!, $page: PageInput!) {
    questions(filter: $filter, page: $page) {
      totalCount
      nodes {
        id
        topic
        needsReview
        revision {
          id
          type
          stemText
          difficulty
        }
      }
    }
  }
`);
