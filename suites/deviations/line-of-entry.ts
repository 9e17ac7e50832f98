/** Texts, and the marks that open and close: all that says how deep something lies in JSON. */
const tokens = /"(?:[^"\\]|\\.)*"|[{}[\]]/g;

const linesBefore = (text: string, at: number): number => text.slice(0, at).split('\n').length;

/**
 * The line on which an entry of a register begins: the n-th object in the one list of the one object.
 *
 * @param text valid JSON
 * @param at counted from 0
 */
export const lineOfEntry = (text: string, at: number): number => {
  let depth = 0;
  let entries = 0;
  for (const { 0: token, index } of text.matchAll(tokens)) {
    if (token === '{' && depth === 2) {
      if (entries === at) {
        return linesBefore(text, index);
      }
      entries += 1;
    }
    depth += token === '{' || token === '[' ? 1 : 0;
    depth -= token === '}' || token === ']' ? 1 : 0;
  }
  return 1;
};
