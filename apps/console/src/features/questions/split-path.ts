/** A path of topics as people write it: 查封扣押/期限, with either stroke or an angle. */
export function splitPath(text: string): string[] {
  return text
    .split(/[/／>＞]/)
    .map((step) => step.trim())
    .filter((step) => step !== '');
}
