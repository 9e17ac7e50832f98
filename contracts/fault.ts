/** A defect that can be seeded, in whatever party: off unless it is named. */
export interface Fault {
  readonly name: string;
  /** What goes wrong, as whoever stands on the other side meets it. */
  readonly breaks: string;
  /** Where it sits: one place each. */
  readonly where: string;
  /** Ids of the requirements whose checks see it: `npm run prove` sees to it. */
  readonly seenBy: readonly string[];
  /** The standard allows it: the other side has to accept it, and with the fault or without is all the same. */
  readonly allowed?: true;
  /** No check sets it: it shows that one needs this to be right. */
  readonly unset?: true;
}

/** The faults of one place, by their names. */
export const faultsIn = <Name extends string>(
  where: string,
  faults: Readonly<Record<Name, Omit<Fault, 'name' | 'where'>>>,
): ReadonlyArray<Fault & { readonly name: Name }> => {
  const isName = (name: string): name is Name => name in faults;
  return Object.keys(faults)
    .filter(isName)
    .map((name) => ({ ...faults[name], name, where }));
};
