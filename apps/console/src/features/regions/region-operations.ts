import { graphql } from '../../gql';
import type { RegionPageQuery, RegionUnitsQuery } from '../../gql/graphql';

export const regionPage = graphql(`
  query RegionPage($code: Int!, $on: LocalDate) {
    region(code: $code, on: $on) {
      code
      name
      level
      mayAdd
      mayChange
      path {
        code
        name
      }
      history {
        validFrom
        validTo
        isCustom
        successor {
          code
          name
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
      level
      hasChildren
      history {
        validFrom
        validTo
        isCustom
      }
    }
  }
`);

export const regionUnits = graphql(`
  query RegionUnits($filter: UnitFilter!, $page: PageInput!) {
    units(filter: $filter, page: $page) {
      totalCount
      nodes {
        id
        name
        kind
        parentId
        parentName
        validFrom
        validTo
        depth
        servingCount
        otherCount
        region {
          code
          name
        }
      }
    }
  }
`);

export const addRegion = graphql(`
  mutation AddRegion($input: AddRegionInput!) {
    addRegion(input: $input) {
      __typename
      ...Refusal
    }
  }
`);

export const renameRegion = graphql(`
  mutation RenameRegion($input: RenameRegionInput!) {
    renameRegion(input: $input) {
      __typename
      ...Refusal
    }
  }
`);

export const closeRegion = graphql(`
  mutation CloseRegion($input: CloseRegionInput!) {
    closeRegion(input: $input) {
      __typename
      ...Refusal
    }
  }
`);

export const regionMerge = graphql(`
  query RegionMerge($input: PreviewMergeInput!) {
    regionMerge(input: $input) {
      __typename
      ... on RegionMerge {
        units
        postings
        grants {
          id
          holderName
          role
          regionName
        }
      }
      ...Refusal
    }
  }
`);

export const mergeRegions = graphql(`
  mutation MergeRegions($input: MergeRegionsInput!) {
    mergeRegions(input: $input) {
      __typename
      ...Refusal
    }
  }
`);

export const addUnit = graphql(`
  mutation AddUnit($input: AddUnitInput!) {
    addUnit(input: $input) {
      __typename
      ...Refusal
    }
  }
`);

export const changeUnit = graphql(`
  mutation ChangeUnit($input: ChangeUnitInput!) {
    changeUnit(input: $input) {
      __typename
      ...Refusal
    }
  }
`);

export const closeUnit = graphql(`
  mutation CloseUnit($input: CloseUnitInput!) {
    closeUnit(input: $input) {
      __typename
      ...Refusal
    }
  }
`);

export type ShownRegion = NonNullable<RegionPageQuery['region']>;
export type RegionBelow = RegionPageQuery['regions'][number];
export type ShownUnit = RegionUnitsQuery['units']['nodes'][number];
