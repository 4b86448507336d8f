/** Without 0 O 1 I: a receipt is written down and read out. */
export const RECEIPT_ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
/** Ten of them: 32^10 receipts never meet. */
export const RECEIPT_LENGTH = 10;

/** A receipt as it is kept, whatever stands between its letters and however they are typed; null = it cannot be one. */
export function readReceipt(typed: string): string | null {
  const letters = [
    ...typed
      .normalize('NFKC')
      .toUpperCase()
      .replaceAll(/[\s\p{Pd}.]/gu, ''),
  ];
  const isOne = letters.length === RECEIPT_LENGTH && letters.every((one) => RECEIPT_ALPHABET.includes(one));
  return isOne ? printReceipt(letters) : null;
}

/** ABCDE-23456 */
export function printReceipt(letters: readonly string[]): string {
  return `${letters.slice(0, RECEIPT_LENGTH / 2).join('')}-${letters.slice(RECEIPT_LENGTH / 2).join('')}`;
}
