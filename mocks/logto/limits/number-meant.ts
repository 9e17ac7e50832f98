/** The mainland number that any spelling stands for, for faults that read one as a lax server does. */
export const numberMeant = (written: string): string => {
  const digits = written
    .normalize('NFKC')
    .replace(/[٠-٩]/g, (digit) => String((digit.codePointAt(0) ?? 0) - 0x0660))
    .replace(/(ext|x|;).*$/i, '')
    .replace(/\D/g, '');
  return `86${digits.slice(-11)}`;
};
