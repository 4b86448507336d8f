export type FileFault = 'EMPTY' | 'WRONG_TYPE' | 'TOO_LARGE';

interface FileFacts {
  readonly name: string;
  readonly size: number;
}

/** The server's limits, repeated so that nobody sends 2 GB to be refused. */
const largestSpreadsheetBytes = 15 * 1024 * 1024;
const largestLawTextBytes = 10 * 1024 * 1024;
const largestVideoBytes = 2 * 1024 * 1024 * 1024;

export function checkSpreadsheet(file: FileFacts): FileFault | null {
  return check(file, /\.(xlsx|csv)$/i, largestSpreadsheetBytes);
}

export function checkQuestionFile(file: FileFacts): FileFault | null {
  return check(file, /\.(xlsx|csv|docx|txt|gift|aiken|xml|zip)$/i, largestSpreadsheetBytes);
}

export function checkLawText(file: FileFacts): FileFault | null {
  return check(file, /\.(docx|md|txt)$/i, largestLawTextBytes);
}

export function checkVideo(file: FileFacts): FileFault | null {
  return check(file, /\.(webm|mp4|m4v)$/i, largestVideoBytes);
}

function check({ name, size }: FileFacts, ending: RegExp, largest: number): FileFault | null {
  if (!ending.test(name)) return 'WRONG_TYPE';
  if (size === 0) return 'EMPTY';
  return size > largest ? 'TOO_LARGE' : null;
}
