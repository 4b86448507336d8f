import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RoleName } from '../access/access.types';

/** Somebody the demo lets visitors sign in as; the password is made on the first start of this installation. */
export interface DemoAccount {
  readonly account: string;
  readonly password: string;
  readonly name: string;
  readonly role: RoleName;
  readonly regionCode: number;
}

export const DEMO_PROVINCE = 150000;
export const DEMO_CITY = 150800;

const ACCOUNTS: readonly Omit<DemoAccount, 'password'>[] = [
  { account: 'officer', name: '其木格', role: 'officer', regionCode: DEMO_CITY },
  { account: 'manager', name: '白音', role: 'training_manager', regionCode: DEMO_CITY },
  { account: 'author', name: '苏日娜', role: 'author', regionCode: DEMO_PROVINCE },
  { account: 'reviewer', name: '呼和', role: 'reviewer', regionCode: DEMO_PROVINCE },
  { account: 'leader', name: '乌云', role: 'leader', regionCode: DEMO_PROVINCE },
];

function fileIn(dataFolder: string): string {
  return join(dataFolder, 'demo-accounts.json');
}

export function makeDemoAccounts(): DemoAccount[] {
  return ACCOUNTS.map((account) => ({ ...account, password: `Ws-${randomBytes(6).toString('base64url')}9` }));
}

export function keepDemoAccounts(dataFolder: string, accounts: readonly DemoAccount[]): void {
  writeFileSync(fileIn(dataFolder), JSON.stringify(accounts, null, 2), { mode: 0o600 });
}

/** The demo's accounts, or none where this installation is not a demo. */
export function demoAccountsOf(dataFolder: string): DemoAccount[] {
  const file = fileIn(dataFolder);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as DemoAccount[]) : [];
}
