import { addDays, type CalendarDate } from '../calendar/calendar-date';

/** What a certificate's QR code holds, in the order it is signed. */
export interface CertificateFacts {
  readonly number: string;
  /** Masked: who has the certificate before him compares it, who found the code learns little. */
  readonly holder: string;
  readonly title: string;
  readonly issuedOn: CalendarDate;
  /** The last day it is valid. */
  readonly validTo: CalendarDate;
}

const VERSION = 'WS1';
const SEPARATOR = '\n';

/** The text that is signed: the same facts always give the same text. */
export function signedText({ number, holder, title, issuedOn, validTo }: CertificateFacts): string {
  return [VERSION, number, holder, title, issuedOn, validTo].join(SEPARATOR);
}

/** The facts of a signed text; null = it is none of ours. */
export function readSignedText(text: string): CertificateFacts | null {
  const [version, number, holder, title, issuedOn, validTo, ...more] = text.split(SEPARATOR);
  if (version !== VERSION || more.length > 0) return null;
  if (!number || !holder || !title || !issuedOn || !validTo) return null;
  return { number, holder, title, issuedOn: issuedOn as CalendarDate, validTo: validTo as CalendarDate };
}

/** 王小明 → 王*明, 李四 → 李*, 欧阳娜娜 → 欧**娜; of a name with a point the parts are masked: 阿依古丽·买买提 → 阿**丽·买*提. */
export function maskName(name: string): string {
  return name
    .split('·')
    .map((part) => {
      const letters = [...part];
      if (letters.length <= 1) return part;
      if (letters.length === 2) return `${letters[0]}*`;
      return `${letters[0]}${'*'.repeat(letters.length - 2)}${letters.at(-1)}`;
    })
    .join('·');
}

export type CertificateStatus = 'valid' | 'expiring' | 'expired' | 'revoked' | 'renewed';

/** A certificate may be renewed from so many days before it ends. */
export const RENEWAL_DAYS = 90;

/** Where a certificate stands on a day; it is valid through its last day. */
export function certificateStatus(
  certificate: { readonly validTo: CalendarDate; readonly isRevoked: boolean; readonly isRenewed: boolean },
  today: CalendarDate,
): CertificateStatus {
  if (certificate.isRevoked) return 'revoked';
  if (certificate.isRenewed) return 'renewed';
  if (today > certificate.validTo) return 'expired';
  return today > addDays(certificate.validTo, -RENEWAL_DAYS) ? 'expiring' : 'valid';
}

/** The last valid day of a certificate of so many years: the day before the date comes round. */
export function lastValidDay(issuedOn: CalendarDate, years: number): CalendarDate {
  const [year = 0, month = 1, day = 1] = issuedOn.split('-').map(Number);
  const round = new Date(Date.UTC(year + years, month - 1, day));
  // 29 February comes round on 28 February.
  if (round.getUTCMonth() !== month - 1) round.setUTCDate(0);
  const isKept = round.getUTCDate() === day;
  const text = round.toISOString().slice(0, 10) as CalendarDate;
  return isKept ? addDays(text, -1) : text;
}
