import { hasError, sayFault, type Fault, type Language } from '@whetstone/domain';

/** How a command answers: lines for people, or one JSON object for programs. */
export interface Output {
  readonly print: (line: string) => void;
  readonly language: Language;
  readonly isJson: boolean;
}

/** What a check found out about one file. */
export interface CheckReport {
  readonly summary: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly faults: readonly Fault[];
}

/** Nothing wrong that keeps anything out; something wrong; the command was not understood. */
export const exitCodes = { sound: 0, faulty: 1, usage: 2 } as const;

const words = {
  zh: {
    error: '错误',
    warning: '提醒',
    total: (errors: number, warnings: number) => `错误 ${errors}，提醒 ${warnings}`,
  },
  en: {
    error: 'error',
    warning: 'warning',
    total: (errors: number, warnings: number) => `${errors} errors, ${warnings} warnings`,
  },
} as const;

function printLines({ summary, faults }: CheckReport, { print, language }: Output): void {
  const said = words[language];
  const errors = faults.filter(({ severity }) => severity === 'error').length;
  print(summary);
  print(said.total(errors, faults.length - errors));
  for (const fault of faults) print(`[${said[fault.severity]}] ${sayFault(fault, language)}`);
}

/** Prints the report and gives the exit code: warnings alone are no failure. */
export function printReport(report: CheckReport, output: Output): number {
  const { facts, faults } = report;
  if (output.isJson) {
    const said = faults.map((fault) => ({ ...fault, message: sayFault(fault, output.language) }));
    output.print(JSON.stringify({ ...facts, faults: said }, null, 2));
  } else {
    printLines(report, output);
  }
  return hasError(faults) ? exitCodes.faulty : exitCodes.sound;
}
