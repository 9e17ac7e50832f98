/** Of each order of bytes, its mark. */
const marks = { little: Buffer.from([0xff, 0xfe]), big: Buffer.from([0xfe, 0xff]) } as const;

const swapped = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16();

/** Whether bytes are a text in UTF-16 with a mark of its order of bytes. */
export const isUtf16 = (bytes: Buffer): boolean =>
  bytes.length % 2 === 0 && Object.values(marks).some((mark) => bytes.subarray(0, 2).equals(mark));

/**
 * Does something with a text in UTF-16, as one in UTF-8.
 *
 * @returns the same bytes where nothing changed
 */
export const rewriteUtf16 = async (
  bytes: Buffer,
  change: (content: Buffer) => Promise<Buffer | undefined>,
): Promise<Buffer | undefined> => {
  const isBig = bytes.subarray(0, 2).equals(marks.big);
  const content = Buffer.from((isBig ? swapped(bytes) : bytes).toString('utf16le'));
  const changed = await change(content);
  const written = changed && Buffer.from(changed.toString(), 'utf16le');
  return changed === content ? bytes : written && isBig ? swapped(written) : written;
};
