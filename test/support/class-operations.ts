import { graphql } from '../gql';
import type { SaveClassInput } from '../gql/graphql';
import type { SeededOfficer } from './seed';
import { BAYANNUR } from './seed';

export const SAVE_CLASS = graphql(`
  mutation SaveClass($input: SaveClassInput!) {
    saveClass(input: $input) {
      __typename
      ... on TrainingClass {
        id
        name
        year
        number
        startsOn
        endsOn
        version
        memberCount
        seatCount
        isMine
        region {
          code
        }
        quotas {
          unitId
          unitName
          seats
          taken
        }
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

export const CLASSES = graphql(`
  query Classes($search: String, $page: PageInput!) {
    trainingClasses(search: $search, page: $page) {
      totalCount
      nodes {
        id
        name
        memberCount
        seatCount
        isMine
      }
    }
  }
`);

export const CLASS = graphql(`
  query Class($id: ID!, $search: String, $isPresent: Boolean!, $page: PageInput!) {
    trainingClass(id: $id) {
      name
      memberCount
      isMine
      quotas {
        unitName
        seats
        taken
      }
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

export const CLASS_EXAMS = graphql(`
  query ExamsOfClass($id: ID!) {
    trainingClass(id: $id) {
      exams {
        id
        isMine
      }
    }
  }
`);

export const CHECK_CLASS_LIST = graphql(`
  query CheckClassList($classId: ID!, $people: [ClassPersonInput!]!) {
    checkClassList(classId: $classId, people: $people) {
      __typename
      ... on ClassListAnswer {
        addedCount
        rows {
          row
          certificateNo
          officerName
          unitName
          refusal {
            code
            message
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

export const ADD_CLASS_MEMBERS = graphql(`
  mutation AddClassMembers($input: AddClassMembersInput!) {
    addClassMembers(input: $input) {
      __typename
      ... on ClassListAnswer {
        addedCount
        rows {
          row
          officerName
          refusal {
            code
            message
          }
        }
        trainingClass {
          memberCount
        }
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

export const REMOVE_CLASS_MEMBER = graphql(`
  mutation RemoveClassMember($input: RemoveClassMemberInput!) {
    removeClassMember(input: $input) {
      __typename
      ... on TrainingClass {
        memberCount
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

/** An exam as its page shows whom it is for. */
export const CLASS_EXAM = graphql(`
  query ExamOfClass($id: ID!) {
    exam(id: $id) {
      isMine
      audienceClass {
        name
        memberCount
      }
      audienceRegions {
        code
      }
      audience {
        classId
        count
      }
    }
  }
`);

let number = 0;

/** A class of five days in November, the next of its year. */
export const classInput = (change: Partial<SaveClassInput> = {}): SaveClassInput => ({
  ...{
    id: null,
    version: 0,
    regionCode: BAYANNUR,
    name: '执法骨干培训班',
    year: 2026,
    number: (number += 1),
  },
  ...{ startsOn: '2026-11-16', endsOn: '2026-11-20', quotas: [] },
  ...change,
});

/** People as a list names them, one a line. */
export const peopleInput = (officers: readonly Pick<SeededOfficer, 'account'>[]) =>
  officers.map(({ account }, index) => ({ row: index + 1, certificateNo: account, name: null }));
