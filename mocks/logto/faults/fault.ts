/** A seeded defect of the stand-in: off unless named. */
export interface Fault {
  readonly name: string;
  /** What goes wrong, as a user or a relying party would notice it. */
  readonly breaks: string;
  /** Ids of the requirements whose checks turn red: `npm run prove` sees to it. */
  readonly seenBy: readonly string[];
  /** Where the defect sits, under `mocks/logto/`: one place each. */
  readonly where: string;
}
