export interface ChartLine {
  readonly label: string;
  readonly values: ReadonlyArray<number | null>;
  /** Drawn against the scale at the right. */
  readonly isShare?: boolean;
}

/** Lines over one horizontal scale. */
export interface Chart {
  /** Of the horizontal scale; its values are seconds if it is `time`. */
  readonly x: { readonly label: string; readonly kind: 'time' | 'rate'; readonly values: readonly number[] };
  /** Unit of the scale at the left. */
  readonly unit: string;
  readonly lines: readonly ChartLine[];
  /** A vertical line with its name. */
  readonly mark: { readonly at: number; readonly label: string } | null;
}
