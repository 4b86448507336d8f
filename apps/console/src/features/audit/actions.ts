/** Mutations that have a name people use; one that is not here is shown by its own. */
const ACTIONS = [
  'signIn',
  'signInByOidc',
  'verifySecondFactor',
  'activateAccount',
  'signOut',
  'changePassword',
  'beginSecondFactor',
  'confirmSecondFactor',
  'removeSecondFactor',
  'revokeSession',
  'revokeOtherSessions',
  'updatePasswordRules',
  'unlockAccount',
  'resetAccount',
  'endSessionsOf',
  'grantRole',
  'revokeGrant',
  'updateOfficer',
  'transferOfficer',
  'secondOfficer',
  'endPosting',
  'revealIdNumber',
  'previewRosterImport',
  'commitRosterImport',
  'previewQuestionImport',
  'commitQuestionImport',
  'createBank',
  'publishLectureIssue',
  'publishExam',
  'startWatch',
  'startAttempt',
  'submitAttempt',
] as const;

export function isKnownAction(action: string): action is (typeof ACTIONS)[number] {
  return (ACTIONS as readonly string[]).includes(action);
}
