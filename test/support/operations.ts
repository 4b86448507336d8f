import { graphql } from '../gql';

export const SIGN_IN = graphql(`
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) {
      __typename
      ... on Viewer {
        name
        posting {
          region {
            code
          }
        }
      }
      ... on SecondFactorNeeded {
        ticket
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

export const WHO_AM_I = graphql(`
  query WhoAmI {
    viewer {
      name
    }
  }
`);

export const PREVIEW_QUESTIONS = graphql(`
  mutation PreviewQuestions($input: PreviewQuestionImportInput!) {
    previewQuestionImport(input: $input) {
      __typename
      ... on QuestionPreview {
        totalCount
        newCount
        changedCount
        unchangedCount
        faultyCount
        faults {
          row
          field
          code
          severity
          message
        }
        rows {
          row
          outcome
          key
          citations
          referenceDate
          similar {
            likeness
            question {
              revision {
                stemText
              }
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

export const COMMIT_QUESTIONS = graphql(`
  mutation CommitQuestions($input: CommitQuestionImportInput!) {
    commitQuestionImport(input: $input) {
      __typename
      ... on QuestionImport {
        newCount
        changedCount
        unchangedCount
        skippedCount
        bank {
          questionCount
        }
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

export const CREATE_BANK = graphql(`
  mutation CreateBank($input: CreateBankInput!) {
    createBank(input: $input) {
      __typename
      ... on Bank {
        id
        name
        questionCount
        region {
          code
        }
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

export const START_WATCH = graphql(`
  mutation StartWatch($input: StartWatchInput!) {
    startWatch(input: $input) {
      __typename
      ... on WatchLease {
        id
        reportEverySeconds
        maxRate
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

export const REPORT_WATCH = graphql(`
  mutation ReportWatch($input: ReportWatchInput!) {
    reportWatch(input: $input) {
      __typename
      ... on WatchCredit {
        creditedSeconds
        notCredited {
          code
        }
        attendance {
          creditedSeconds
          missingSeconds
          resumeAtSeconds
          countedAt
        }
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

export const START_ATTEMPT = graphql(`
  mutation StartAttempt($input: StartAttemptInput!) {
    startAttempt(input: $input) {
      __typename
      ... on Attempt {
        id
        number
        state
        epoch
        rev
        startedAt
        deadline
        paperHash
        paperUrl
        order {
          questionId
          labels
        }
        sections {
          type
          pointsEach
          scoring {
            kind
            subsetPoints
          }
          questions {
            id
            number
            type
            textFormat
            stem
            blanks
            points
            referenceDate
            options {
              label
              text
            }
          }
        }
        sheet {
          flagged
          answers {
            questionId
            labels
            texts
          }
        }
        result {
          points
        }
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

export const SAVE_SHEET = graphql(`
  mutation SaveSheet($input: SaveSheetInput!) {
    saveSheet(input: $input) {
      __typename
      ... on SheetSaved {
        rev
        savedAt
        deadline
        serverNow
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

export const SUBMIT_ATTEMPT = graphql(`
  mutation SubmitAttempt($input: SaveSheetInput!) {
    submitAttempt(input: $input) {
      __typename
      ... on Attempt {
        id
        state
        rev
        submittedAt
        sheet {
          answers {
            questionId
            labels
          }
        }
        result {
          points
          maxPoints
          isPassed
          receiptCode
          questions {
            questionId
            isCorrect
            points
            given {
              labels
            }
            key
            explanation
            citations {
              text
              editionLabel
              gist
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

export const MY_ATTEMPT = graphql(`
  query MyAttempt($id: ID!) {
    viewer {
      attempt(id: $id) {
        id
        state
        epoch
        rev
        submittedAt
        sections {
          questions {
            id
            stem
          }
        }
        sheet {
          flagged
          answers {
            questionId
            labels
            texts
          }
        }
        result {
          points
          isPassed
        }
      }
    }
  }
`);
