interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly link?: boolean;
}

export function isCompatible(expression: string): boolean;
export function licenceFaults(lock: { readonly packages: Readonly<Record<string, LockedPackage>> }): string[];
export function vulnerabilities(seconds?: number): string[] | null;
export function readAudit(text: string | undefined): string[] | null;
export function readLock(): { readonly packages: Readonly<Record<string, LockedPackage>> };
