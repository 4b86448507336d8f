import { Injectable } from '@nestjs/common';
import { ok, readReceipt, refuse, type Result } from '@whetstone/domain';
import type { AttemptStateName } from '../attempts/attempts.types';
import { findOne } from '../platform/database';
import { grantScopes, Scopes } from '../platform/scope';
import type { SessionViewer } from '../platform/request-context';
import { RULERS, rulesOnAppealsOf } from './marking.policy';

export interface GivenReceipt {
  readonly attemptId: string;
  readonly number: number;
  readonly state: AttemptStateName;
  readonly officerName: string;
  readonly regionCode: number;
  readonly submittedAt: Date;
}

const GIVEN = `SELECT a.id AS "attemptId", a.number, a.state, o.name AS "officerName", a.region_code AS "regionCode",
    a.submitted_at AS "submittedAt"
  FROM attempts a JOIN officers o ON o.id = a.officer_id
  WHERE a.exam_id = $1 AND a.receipt_code = $2 AND a.submitted_at IS NOT NULL`;

/** Enough of what was typed to see what was wrong with it. */
const CODE_SHOWN = 30;

/** Whether a receipt that somebody shows was given, and for what. */
@Injectable()
export class ReceiptsService {
  constructor(private readonly scopes: Scopes) {}

  /** One that was made up, one of another exam and one of another region are told apart by nobody. */
  async checkReceipt(
    viewer: SessionViewer,
    examId: string,
    typed: string,
  ): Promise<Result<GivenReceipt, 'RECEIPT_UNKNOWN'>> {
    const code = readReceipt(typed);
    for (const seenIn of code ? grantScopes(viewer, RULERS) : []) {
      const given = await findOne<GivenReceipt>(this.scopes.in(seenIn), GIVEN, [examId, code]);
      if (given && rulesOnAppealsOf(viewer.grants, given.regionCode)) return ok(given);
    }
    return refuse('RECEIPT_UNKNOWN', { code: typed.trim().slice(0, CODE_SHOWN) });
  }
}
