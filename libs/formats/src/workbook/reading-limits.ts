/** What a file may cost us, read before it is unpacked (design §6). */
export interface ReadingLimits {
  readonly fileBytes: number;
  readonly archiveEntries: number;
  readonly inflatedBytes: number;
  readonly parsingMs: number;
  readonly heapMb: number;
}

const megabyte = 1024 * 1024;

/** A roster of 100,000 officers is about 7 MB, 53 MB inflated. */
export const readingLimits: ReadingLimits = {
  fileBytes: 15 * megabyte,
  archiveEntries: 2000,
  inflatedBytes: 150 * megabyte,
  parsingMs: 20_000,
  heapMb: 512,
};
