import { graphql } from '../../gql';

export const classList = graphql(`
  query ClassList($search: String, $page: PageInput!) {
    trainingClasses(search: $search, page: $page) {
      totalCount
      nodes {
        id
        name
        year
        number
        startsOn
        endsOn
        memberCount
        seatCount
        isMine
        region {
          code
          name
        }
      }
    }
  }
`);

export const classById = graphql(`
  query ClassById($id: ID!) {
    trainingClass(id: $id) {
      ...ClassFacts
      exams {
        id
        title
        opensAt
        closesAt
        withdrawReason
        isVoid
      }
    }
  }
`);

export const classMembers = graphql(`
  query ClassMembers($id: ID!, $search: String, $isPresent: Boolean!, $page: PageInput!) {
    trainingClass(id: $id) {
      id
      members(search: $search, isPresent: $isPresent, page: $page) {
        totalCount
        nodes {
          id
          officerId
          officerName
          certificateNo
          unitName
          addedAt
          addedByName
          leftAt
          leaveReason
        }
      }
    }
  }
`);

export const newestClass = graphql(`
  query NewestClass {
    trainingClasses(page: { limit: 50, offset: 0 }) {
      nodes {
        id
        year
        number
        region {
          code
        }
      }
    }
  }
`);

export const saveClass = graphql(`
  mutation SaveClass($input: SaveClassInput!) {
    saveClass(input: $input) {
      __typename
      ... on TrainingClass {
        ...ClassFacts
      }
      ...Refusal
    }
  }
`);

export const checkClassList = graphql(`
  query CheckClassList($classId: ID!, $people: [ClassPersonInput!]!) {
    checkClassList(classId: $classId, people: $people) {
      __typename
      ... on ClassListAnswer {
        ...ClassListAnswerRows
      }
      ...Refusal
    }
  }
`);

export const addClassMembers = graphql(`
  mutation AddClassMembers($input: AddClassMembersInput!) {
    addClassMembers(input: $input) {
      __typename
      ... on ClassListAnswer {
        ...ClassListAnswerRows
        trainingClass {
          ...ClassFacts
        }
      }
      ...Refusal
    }
  }
`);

export const removeClassMember = graphql(`
  mutation RemoveClassMember($input: RemoveClassMemberInput!) {
    removeClassMember(input: $input) {
      __typename
      ... on TrainingClass {
        ...ClassFacts
      }
      ...Refusal
    }
  }
`);

export const classOfficers = graphql(`
  query ClassOfficers($filter: OfficerFilter!, $page: PageInput!) {
    officers(filter: $filter, page: $page) {
      nodes {
        id
        name
        certificateNo
        posting {
          unitName
        }
      }
    }
  }
`);
