/** How Allure's page embeds its files: each by name, in base64. */
const pieces = /\bd\("([^"\\]+)","([A-Za-z0-9+/=]*)"\)/g;

/** Whether a page embeds files as Allure's does. */
export const embedsFiles = (path: string, bytes: Buffer): boolean =>
  path.endsWith('.html') && bytes.includes('d("data/');

interface PageChanges {
  /** Of the page without the files. */
  readonly shell: (bytes: Buffer) => Promise<Buffer | undefined>;
  readonly file: (name: string, content: Buffer) => Promise<Buffer>;
}

/** Does something with a page of Allure, and with each file that it embeds. @returns the same bytes where nothing changed */
export const rewritePage = async (bytes: Buffer, { shell, file }: PageChanges): Promise<Buffer | undefined> => {
  const text = bytes.toString('latin1');
  const files: string[] = [];
  const bare = Buffer.from(
    text.replace(pieces, (_, name: string, content: string) => {
      files.push(content);
      return `d("${name}","")`;
    }),
    'latin1',
  );
  const changed = await shell(bare);
  const parts: Buffer[] = [];
  let [at, isChanged] = [0, changed !== bare];
  for (const [index, { 0: whole, 1: name = '', index: begin }] of [
    ...(changed?.toString('latin1') ?? '').matchAll(pieces),
  ].entries()) {
    const encoded = files[index] ?? '';
    const content = Buffer.from(encoded, 'base64');
    const now = await file(name, content);
    isChanged ||= now !== content;
    parts.push(
      changed?.subarray(at, begin + whole.length - 2) ?? Buffer.alloc(0),
      Buffer.from(now === content ? encoded : now.toString('base64')),
    );
    at = begin + whole.length - 2;
  }
  return changed && isChanged ? Buffer.concat([...parts, changed.subarray(at)]) : changed && bytes;
};
