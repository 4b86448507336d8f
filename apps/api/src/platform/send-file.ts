/** Of names that a system of files would refuse or read as a way. */
const UNFIT = /[\p{Cc}\\/:*?"<>|]+/gu;
const LONGEST = 120;

/**
 * The header that has a browser keep an answer as a file of this name. A name may be Chinese (RFC 5987); whoever reads
 * only the old form gets what of it is plain.
 */
export function attachment(name: string): string {
  const fit = [...name.toWellFormed().replace(UNFIT, '-').trim()].slice(-LONGEST).join('');
  const plain = fit.replace(/[^\x20-\x7e]+/g, '_').replace(/[%']/g, '_');
  const encoded = encodeURIComponent(fit).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
