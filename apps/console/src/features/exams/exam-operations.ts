import { graphql } from '../../gql';

export const examList = graphql(`
  query ExamList($page: PageInput!) {
    exams(page: $page) {
      totalCount
      nodes {
        id
        title
        opensAt
        closesAt
        questionCount
        maxPoints
        passPoints
        durationSeconds
        formCount
        isPractice
        withdrawReason
        isVoid
        region {
          code
          name
        }
        audienceRegions {
          code
          name
        }
        audienceClass {
          id
          name
        }
      }
    }
  }
`);

export const examById = graphql(`
  query ExamById($id: ID!) {
    exam(id: $id) {
      id
      title
      opensAt
      closesAt
      lastEntryAt
      questionCount
      maxPoints
      passPoints
      durationSeconds
      attemptsAllowed
      formCount
      isPractice
      showsWholePaper
      shuffleQuestions
      shuffleOptions
      needsPassword
      hallNetworks
      resultsFrom
      keysFrom
      version
      withdrawReason
      isVoid
      isMine
      region {
        code
        name
      }
      audienceRegions {
        code
        name
      }
      audienceClass {
        id
        name
        year
        number
      }
      audience {
        classId
        posts
        grades
        count
        listedCount
      }
      extraTimes {
        officerId
        officerName
        minutes
        reason
        grantedAt
      }
    }
  }
`);

export const examChoices = graphql(`
  query ExamChoices {
    blueprints(page: { limit: 200, offset: 0 }) {
      nodes {
        id
        name
        totalPoints
        region {
          code
          name
        }
      }
    }
    lectureIssues(page: { limit: 100, offset: 0 }) {
      nodes {
        id
        year
        number
        title
      }
    }
    trainingClasses(page: { limit: 200, offset: 0 }) {
      nodes {
        id
        name
        year
        number
        memberCount
        isMine
      }
    }
    exams(page: { limit: 100, offset: 0 }) {
      nodes {
        id
        title
        opensAt
      }
    }
  }
`);

export const audienceCount = graphql(`
  query AudienceCount($audience: ExamAudienceInput!, $day: LocalDate!) {
    audienceCount(audience: $audience, day: $day) {
      __typename
      ... on AudienceCount {
        count
        day
      }
      ...Refusal
    }
  }
`);

export const setExam = graphql(`
  mutation SetExam($input: SetExamInput!) {
    setExam(input: $input) {
      __typename
      ... on Exam {
        id
      }
      ...Refusal
    }
  }
`);

export const changeExam = graphql(`
  mutation ChangeExam($input: ChangeExamInput!) {
    changeExam(input: $input) {
      __typename
      ... on Exam {
        id
      }
      ...Refusal
    }
  }
`);

export const withdrawExam = graphql(`
  mutation WithdrawExam($input: WithdrawExamInput!) {
    withdrawExam(input: $input) {
      __typename
      ... on Exam {
        id
      }
      ...Refusal
    }
  }
`);

export const voidExam = graphql(`
  mutation VoidExam($input: WithdrawExamInput!) {
    voidExam(input: $input) {
      __typename
      ... on Exam {
        id
      }
      ...Refusal
    }
  }
`);

export const examOfficers = graphql(`
  query ExamOfficers($filter: OfficerFilter!, $page: PageInput!) {
    officers(filter: $filter, page: $page) {
      nodes {
        id
        name
        certificateNo
      }
    }
  }
`);

export const grantExtraTime = graphql(`
  mutation GrantExtraTime($input: GrantExtraTimeInput!) {
    grantExtraTime(input: $input) {
      __typename
      ... on ExtraTimeTotal {
        totalMinutes
        deadline
      }
      ...Refusal
    }
  }
`);
