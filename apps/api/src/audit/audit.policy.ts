/** The log is read by auditors alone: not by those whose acts stand in it. */
export const AUDITORS = ['auditor'];
