import { graphql } from '../gql';

export const ADD_REGION = graphql(`
  mutation AddRegion($input: AddRegionInput!) {
    addRegion(input: $input) {
      __typename
      ... on Region {
        name
        level
        parentCode
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

export const RENAME_REGION = graphql(`
  mutation RenameRegion($input: RenameRegionInput!) {
    renameRegion(input: $input) {
      __typename
      ... on Region {
        name
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

export const CLOSE_REGION = graphql(`
  mutation CloseRegion($input: CloseRegionInput!) {
    closeRegion(input: $input) {
      __typename
      ... on Region {
        history {
          validTo
        }
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

export const PREVIEW_MERGE = graphql(`
  query PreviewMerge($input: PreviewMergeInput!) {
    regionMerge(input: $input) {
      __typename
      ... on RegionMerge {
        units
        postings
        grants {
          holderName
          role
          regionName
        }
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

export const MERGE_REGIONS = graphql(`
  mutation MergeRegions($input: MergeRegionsInput!) {
    mergeRegions(input: $input) {
      __typename
      ... on RegionMerge {
        units
        postings
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

export const REGION_ON = graphql(`
  query RegionOn($code: Int!, $on: LocalDate) {
    region(code: $code, on: $on) {
      name
      path {
        name
      }
      history {
        validFrom
        validTo
        successor {
          code
        }
        names {
          name
          from
          to
        }
      }
    }
    regions(parentCode: $code, on: $on) {
      code
      name
    }
  }
`);

export const COVERAGE_ON = graphql(`
  query CoverageOn($input: CoverageInput!) {
    coverage(input: $input) {
      total {
        serving
        attended
      }
      rows {
        regionCode
        regionName
        serving
        attended
      }
    }
  }
`);

export const UNITS = graphql(`
  query UnitsOn($filter: UnitFilter!, $page: PageInput!) {
    units(filter: $filter, page: $page) {
      totalCount
      nodes {
        id
        name
        kind
        parentId
        parentName
        depth
        validTo
        servingCount
        otherCount
        region {
          code
        }
      }
    }
  }
`);

export const ADD_UNIT = graphql(`
  mutation AddUnit($input: AddUnitInput!) {
    addUnit(input: $input) {
      __typename
      ... on Unit {
        id
        name
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

export const CHANGE_UNIT = graphql(`
  mutation ChangeUnit($input: ChangeUnitInput!) {
    changeUnit(input: $input) {
      __typename
      ... on Unit {
        id
        parentName
        servingCount
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

export const CLOSE_UNIT = graphql(`
  mutation CloseUnit($input: CloseUnitInput!) {
    closeUnit(input: $input) {
      __typename
      ... on Unit {
        id
        validTo
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

export const PREVIEW_REGIONS = graphql(`
  mutation PreviewRegions($input: PreviewRegionImportInput!) {
    previewRegionImport(input: $input) {
      __typename
      ... on RegionImportPreview {
        totalCount
        newCount
        unchangedCount
        faultyCount
        faults {
          row
          code
          message
        }
        rows {
          row
          outcome
          code
          name
          parentName
        }
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

export const COMMIT_REGIONS = graphql(`
  mutation CommitRegions($input: CommitRegionImportInput!) {
    commitRegionImport(input: $input) {
      __typename
      ... on RegionImport {
        newCount
        unchangedCount
        skippedCount
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);
