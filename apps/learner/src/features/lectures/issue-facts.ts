import { graphql } from '../../gql';

/** What every list of lecture issues shows. */
export const issueFactsFragment = graphql(`
  fragment IssueFacts on OfficerIssue {
    id
    year
    number
    title
    durationSeconds
    opensAt
    closesAt
    state
    thresholdRatio
    attendance {
      ...AttendanceFacts
    }
  }

  fragment AttendanceFacts on OfficerAttendance {
    spans {
      fromSeconds
      toSeconds
    }
    creditedSeconds
    creditedRatio
    missingSeconds
    resumeAtSeconds
    countedAt
  }
`);
