import { checkIdNumber } from '@whetstone/domain';

/** Of a man nobody is: born in 临河 on a day in 1980, with the check character the rule asks for. */
export function inventIdNumber(sequence: number): string {
  const born = String(sequence % 28 || 28).padStart(2, '0');
  const order = String(2 * Math.floor(sequence / 28) + 1).padStart(3, '0');
  const invented = [...'0123456789X'].map((last) => `150802198001${born}${order}${last}`);
  const valid = invented.find((idNumber) => checkIdNumber(idNumber).ok);
  if (!valid) throw new Error(`No identity number for ${sequence}`);
  return valid;
}
