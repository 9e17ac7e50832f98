/** Widths of columns, in millimetres of the 186 between the margins; the one without a width takes the rest. */
const widths: Readonly<Record<string, ReadonlyArray<number | null>>> = {
  findings: [38, 46, 21, null],
  deviations: [45, null, 29, 35, 22],
  requirements: [26, null, 38, 23, 32],
  evidence: [13, 54, null, 33],
  meanings: [32, null],
  untested: [24, 28, null],
};

/** The style by which tables have these columns. */
export const columns = Object.entries(widths)
  .flatMap(([name, all]) =>
    all.map((width, at) => (width === null ? '' : `\ntable.${name} th:nth-child(${at + 1}) { width: ${width}mm; }`)),
  )
  .join('');
