/** A defect that can be seeded, in whatever party: off unless it is named. */
export interface Fault {
  readonly name: string;
  /** What goes wrong, as whoever stands on the other side meets it. */
  readonly breaks: string;
  /** Where it sits: one place each. */
  readonly where: string;
  /** Ids of the requirements whose checks see it: `npm run prove` sees to it. */
  readonly seenBy: readonly string[];
}
