import { graphql } from '../gql';
import type { ExamAudienceInput, SetExamInput } from '../gql/graphql';
import { BAYANNUR } from './seed';

export const SET_EXAM = graphql(`
  mutation SetExam($input: SetExamInput!) {
    setExam(input: $input) {
      __typename
      ... on Exam {
        id
        title
        questionCount
        durationSeconds
        maxPoints
        passPoints
        opensAt
        closesAt
        lastEntryAt
        attemptsAllowed
        formCount
        isPractice
        showsWholePaper
        needsPassword
        hallNetworks
        resultsFrom
        keysFrom
        region {
          code
        }
        audienceRegions {
          code
        }
        audience {
          posts
          grades
          count
          listedCount
        }
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

export const CHANGE_EXAM = graphql(`
  mutation ChangeExam($input: ChangeExamInput!) {
    changeExam(input: $input) {
      __typename
      ... on Exam {
        version
        title
        opensAt
        closesAt
        durationSeconds
        passPoints
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

export const WITHDRAW_EXAM = graphql(`
  mutation WithdrawExam($input: WithdrawExamInput!) {
    withdrawExam(input: $input) {
      __typename
      ... on Exam {
        withdrawReason
        isVoid
        version
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

export const VOID_EXAM = graphql(`
  mutation VoidExam($input: WithdrawExamInput!) {
    voidExam(input: $input) {
      __typename
      ... on Exam {
        withdrawReason
        isVoid
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

export const AUDIENCE_COUNT = graphql(`
  query AudienceCount($audience: ExamAudienceInput!, $day: LocalDate!) {
    audienceCount(audience: $audience, day: $day) {
      __typename
      ... on AudienceCount {
        count
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

export const EXAMS = graphql(`
  query Exams {
    exams(page: { limit: 20, offset: 0 }) {
      totalCount
      nodes {
        id
        title
        extraTimes {
          officerId
          minutes
          reason
        }
      }
    }
  }
`);

export const GRANT_EXTRA_TIME = graphql(`
  mutation GrantExtraTime($input: GrantExtraTimeInput!) {
    grantExtraTime(input: $input) {
      __typename
      ... on ExtraTimeTotal {
        totalMinutes
        deadline
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

export const MY_EXAMS = graphql(`
  query MyExamList {
    viewer {
      exams {
        id
        title
        state
        needsPassword
        isPractice
        resultsFrom
        notOpen {
          code
          message
        }
        attempts {
          number
          isUsedUp
          id
          state
          points
          isPassed
        }
      }
    }
  }
`);

export const START_IN_HALL = graphql(`
  mutation StartInHall($input: StartAttemptInput!) {
    startAttempt(input: $input) {
      __typename
      ... on Attempt {
        id
        epoch
        deadline
        examTitle
        sections {
          type
          pointsEach
          questions {
            id
            options {
              label
            }
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

export const MY_RESULT = graphql(`
  query MyResult($id: ID!) {
    viewer {
      attempt(id: $id) {
        announceAt
        result {
          points
          isPassed
          questions {
            key
          }
        }
      }
    }
  }
`);

export const audienceInput = (change: Partial<ExamAudienceInput> = {}): ExamAudienceInput => ({
  ...{
    regionCodes: [BAYANNUR],
    posts: [],
    grades: [],
    attendedIssueId: null,
    classId: null,
    makeUpOf: null,
    certificateNos: [],
  },
  ...change,
});

/** Of a blueprint: open on the clock's day from nine to noon in Beijing, an hour long, twelve of twenty points pass. */
export const examInput = (blueprintId: string, change: Partial<SetExamInput> = {}): SetExamInput => ({
  ...{
    blueprintId,
    title: '季度考试',
    opensAt: '2026-11-19T01:00:00.000Z',
    closesAt: '2026-11-19T04:00:00.000Z',
  },
  ...{
    lastEntryAt: null,
    durationMinutes: 60,
    attemptsAllowed: 1,
    passPoints: 12,
    resultsFrom: null,
    keysFrom: null,
  },
  ...{ showsWholePaper: false, shuffleQuestions: true, shuffleOptions: false, isPractice: false },
  ...{ hallPassword: null, hallNetworks: [], prerequisiteIssueId: null, audience: audienceInput() },
  ...change,
});
