import { graphql } from '../gql';
import type { BlueprintCellInput, BlueprintContentInput, BlueprintSectionInput } from '../gql/graphql';

export const SAVE_BLUEPRINT = graphql(`
  mutation SaveBlueprint($input: SaveBlueprintInput!) {
    saveBlueprint(input: $input) {
      __typename
      ... on Blueprint {
        id
        name
        version
        seed
        totalPoints
        lawOn
        region {
          code
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
            id
            stemText
            unusable
          }
        }
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

export const BLUEPRINTS = graphql(`
  query Blueprints {
    blueprints(page: { limit: 20, offset: 0 }) {
      totalCount
      nodes {
        id
        name
        version
      }
    }
  }
`);

export const CHECK_BLUEPRINT = graphql(`
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
    }
  }
`);

export const DRAW_FORMS = graphql(`
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
            id
            type
            stemText
          }
        }
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

export const cellInput = (change: Partial<BlueprintCellInput> = {}): BlueprintCellInput => ({
  ...{ topic: null, difficulty: null, cognition: null, count: 4 },
  ...change,
});

export const sectionInput = (change: Partial<BlueprintSectionInput> = {}): BlueprintSectionInput => ({
  ...{
    type: 'SINGLE',
    pointsEach: 5,
    scoring: { kind: 'ALL_OR_NOTHING' },
    cells: [cellInput()],
    questionIds: [],
  },
  ...change,
});

/** Four single-choice questions of five points, in one form. */
export const contentInput = (
  bankId: string,
  change: Partial<BlueprintContentInput> = {},
): BlueprintContentInput => ({
  ...{ bankIds: [bankId], seed: '第一次', totalPoints: 20, lawOn: null, sections: [sectionInput()] },
  limits: { formCount: 1, overlapRatio: 0, formsPerQuestion: 1, mostExposures: null },
  ...change,
});
