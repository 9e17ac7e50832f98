import type { Entry, LocalFileHeader, ZipFile } from 'yauzl';

/** Sizes of what a zip consists of, in bytes (APPNOTE 4.3). */
const sizes = { entry: 46, end: 22, end64: 22 + 56 + 20, descriptor: 16, descriptor64: 24 } as const;

/** The sizes of a file, and when it was changed: no other extra field can say where a file belongs. */
const harmlessFields: ReadonlySet<number> = new Set([0x0001, 0x5455]);

/** Sizes and sum of a file stand behind it, and not before. */
const hasDescriptor = ({ generalPurposeBitFlag }: Entry): boolean => (generalPurposeBitFlag & 8) !== 0;

const descriptorSize = (entry: Entry): number =>
  hasDescriptor(entry)
    ? entry.extraFields.some(({ id }) => id === 0x0001)
      ? sizes.descriptor64
      : sizes.descriptor
    : 0;

/** What stands before a file says the same of it as the list at the end of the zip: readers differ in which they believe. */
const agrees = (entry: Entry, header: LocalFileHeader): boolean =>
  header.fileName.equals(entry.fileNameRaw) &&
  header.extraFieldLength === 0 &&
  header.generalPurposeBitFlag === entry.generalPurposeBitFlag &&
  header.compressionMethod === entry.compressionMethod &&
  header.lastModFileDate === entry.lastModFileDate &&
  header.lastModFileTime === entry.lastModFileTime &&
  (hasDescriptor(entry) ||
    (header.crc32 === entry.crc32 &&
      header.compressedSize === entry.compressedSize &&
      header.uncompressedSize === entry.uncompressedSize));

/** Whether an entry has one name, and nothing beside it that could be taken for another. */
const isPlain = ({ extraFields, fileComment, fileName, fileNameRaw }: Entry): boolean =>
  fileComment === '' &&
  fileNameRaw.equals(Buffer.from(fileName)) &&
  extraFields.every(({ id }) => harmlessFields.has(id));

/**
 * What of a zip is hidden from who reads its list of files, and shown to another reader: a file that the list does not
 * have, bytes between the files, a second name for one; undefined where nothing is.
 */
export const whatIsHidden = (archive: ZipFile, headers: ReadonlyMap<Entry, LocalFileHeader>): string | undefined => {
  let at = 0;
  let list = 0;
  for (const [entry, header] of [...headers].sort(
    ([one], [other]) => one.relativeOffsetOfLocalHeader - other.relativeOffsetOfLocalHeader,
  )) {
    const name = JSON.stringify(entry.fileName);
    if (entry.relativeOffsetOfLocalHeader !== at) {
      return `there are bytes before ${name} that are no file of it`;
    }
    if (!isPlain(entry) || !agrees(entry, header)) {
      return `${name} is said to be something else in another place`;
    }
    at = header.fileDataStart + entry.compressedSize + descriptorSize(entry);
    list += sizes.entry + entry.fileNameLength + entry.extraFieldLength;
  }
  const end = archive.fileSize - at - list;
  const isLarge = headers.size >= 0xffff || at >= 0xffffffff;
  return archive.comment === '' && end === (isLarge ? sizes.end64 : sizes.end)
    ? undefined
    : 'there are bytes behind its files that are no file of it';
};
