import { randomBytes } from 'node:crypto';
import { printReceipt, RECEIPT_ALPHABET, RECEIPT_LENGTH } from '@whetstone/domain';

export function receiptCode(): string {
  const letters = [...randomBytes(RECEIPT_LENGTH)].map((byte) => RECEIPT_ALPHABET.charAt(byte % 32));
  return printReceipt(letters);
}
