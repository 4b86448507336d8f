import { foldText } from '../text/fold';

/** A line of a pasted list: whom it names. */
export interface ListedPerson {
  /** The line, from 1, as whoever pasted it counts them. */
  readonly row: number;
  readonly certificateNo: string;
  /** Empty = only the number stands there. */
  readonly name: string;
}

const CELLS = /[\t,，;；]/;
const QUOTES = /^["'“]+|["'”]+$/g;
const HAS_DIGIT = /\d/;

/**
 * A list of certificate numbers as it was pasted or read from a file: one person a line, the number alone or with cells
 * beside it. The longest cell with a digit is the number (a running number is shorter), the first one without is the name.
 * Empty lines are passed over, and the first line where it holds no digit: it is the heading.
 */
export function readClassList(text: string): ListedPerson[] {
  const lines = text
    .split(/\r\n?|\n/)
    .map((line, index) => ({ row: index + 1, line: line.replace(/^\ufeff/, '') }))
    .filter(({ line }) => foldText(line.replace(/[\t,，;；]/g, ' ')) !== '');
  return lines.flatMap(({ row, line }, index): ListedPerson[] => {
    const cells = cellsOf(line);
    const numbers = cells.filter((cell) => HAS_DIGIT.test(cell));
    if (numbers.length === 0)
      return index === 0 && lines.length > 1 ? [] : [{ row, certificateNo: foldText(line), name: '' }];
    const certificateNo = numbers.reduce((longest, cell) => (cell.length > longest.length ? cell : longest));
    return [{ row, certificateNo, name: cells.find((cell) => !HAS_DIGIT.test(cell)) ?? '' }];
  });
}

/** Names may hold a space; so only a line without any other divider is divided by spaces. */
function cellsOf(line: string): string[] {
  const divided = CELLS.test(line) ? line.split(CELLS) : foldText(line).split(' ');
  return divided.map((cell) => foldText(cell.trim().replace(QUOTES, ''))).filter((cell) => cell !== '');
}
