const parses = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** The documents in a file of JSON, by its name: one, or one a line. */
const documentsIn = (path: string, text: string): string[] =>
  /\.(?:jsonl|ndjson)$/.test(path)
    ? text.split('\n').filter((line) => line !== '')
    : path.endsWith('.json')
      ? [text]
      : [];

/** Whether what was JSON still is. */
export const isStillJson = (path: string, before: string, after: string): boolean =>
  documentsIn(path, after).every(parses) || !documentsIn(path, before).every(parses);
