import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock';
import type { Queryable } from '../platform/database';
import { ownScope, Scopes } from '../platform/scope';
import type { RoleName } from './access.types';

export interface GrantRow {
  readonly role: RoleName;
  readonly regionCode: number;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** Roles over regions: what somebody may do, and where. */
@Injectable()
export class GrantsService {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
  ) {}

  /** Gives a role outright, inside the caller's transaction: for accounts the installation itself makes. */
  async insert(
    on: Queryable,
    grant: {
      readonly officerId: string;
      readonly role: RoleName;
      readonly regionCode: number;
      readonly validFrom: string;
    },
  ): Promise<void> {
    await on.query(`INSERT INTO grants (officer_id, role, region_code, valid_from) VALUES ($1, $2, $3, $4)`, [
      grant.officerId,
      grant.role,
      grant.regionCode,
      grant.validFrom,
    ]);
  }

  /** What an officer holds today. */
  of(officerId: string): Promise<GrantRow[]> {
    return this.scopes.in(ownScope(officerId)).query<GrantRow[]>(
      `SELECT role, region_code AS "regionCode", valid_from AS "validFrom", valid_to AS "validTo" FROM grants
       WHERE officer_id = $1 AND valid_from <= $2 AND (valid_to IS NULL OR valid_to > $2) ORDER BY region_code, role`,
      [officerId, this.clock.today()],
    );
  }
}
