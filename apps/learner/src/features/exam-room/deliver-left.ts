import { sendSheet } from './attempt-calls';
import { forgetAttempt, keepSheet, sheetsLeft } from './device-store';

/** The server has the sheet or will never want it; what it refuses for lateness it keeps as evidence. */
const SETTLED = new Set([
  'ALREADY_SUBMITTED',
  'ATTEMPT_VOIDED',
  'TOO_LATE',
  'ATTEMPT_NOT_FOUND',
  'STALE_SHEET',
  'SHEET_INVALID',
  'SHEET_QUESTION_UNKNOWN',
  'SHEET_OPTION_UNKNOWN',
  'SHEET_TEXT_TOO_LONG',
  'SHEET_CHARACTER',
]);

/**
 * Hands over what an officer answered on this device and never got through with, though the room was left since: in time
 * it counts, too late it is evidence, and either way it goes from the device.
 */
export async function deliverLeft(officerId: string): Promise<void> {
  for (const left of await sheetsLeft(officerId)) {
    const { attemptId: id, epoch, rev, sheet } = left;
    const outcome = await sendSheet({ id, epoch }, left);
    if (outcome.kind === 'saved') await keepSheet({ ...left, saved: { rev, sheet } });
    if (outcome.kind === 'refused' && SETTLED.has(outcome.code)) await forgetAttempt(id);
  }
}
