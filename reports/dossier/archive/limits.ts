/** What a dossier may be at most, so that one made to fill a disk or to last for ever is refused. */
export const limits = {
  entries: 200_000,
  /** Of one file and of all, in bytes when unpacked. */
  fileBytes: 4 * 1024 ** 3,
  totalBytes: 16 * 1024 ** 3,
  /** How much larger all may be unpacked than packed, and a file that is larger than a few megabytes. */
  ratio: 250,
  ratioFromBytes: 4 * 1024 ** 2,
  /** Of a file that is read into memory: the manifest, the sums and the statement. */
  readBytes: 256 * 1024 ** 2,
} as const;
