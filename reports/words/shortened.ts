/** The words of a text that have room, and a sign that there are more; one word that has none is cut. */
export const shortened = (text: string, longest: number): string => {
  if (text.length <= longest) {
    return text;
  }
  const cut = text.slice(0, longest - 1);
  const end = cut.search(/\s+\S*$/);
  return `${(end > longest / 2 ? cut.slice(0, end) : cut).replace(/[\s,;:]+$/, '')}…`;
};
