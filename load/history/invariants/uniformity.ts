import { judgeCodes } from '../../../fixtures/statistics/code-tests.ts';
import { type Finding, type Invariant, violation } from '../model/invariant.ts';

/** With fewer than these, counts in the cells of the tests are too small for their distributions. */
const fewest = 1000;

/** A run is judged again and again: by chance it fails here once in a million. */
const oddest = 1e-6;

export const codesAreUniform: Invariant = {
  id: 'codes-are-uniform-and-independent',
  title: 'Codes are uniformly distributed and independent',
  requirements: ['LOAD-05'],
  subjects: 'codes, where there are a thousand or more',
  judge({ deliveries }): Finding {
    const messages = deliveries.map(({ message }) => message).sort((one, other) => one.at - other.at);
    // A message that came twice says nothing about how codes are drawn: another invariant counts it.
    const codes =
      deliveries.length < fewest
        ? []
        : [...new Map(messages.map(({ phone, at, code }) => [`${phone} ${at}`, code])).values()].filter(
            (code) => code !== null,
          );
    const odd = codes.length < fewest ? [] : judgeCodes(codes).filter(({ p }) => p < oddest);
    return {
      judged: codes.length < fewest ? 0 : codes.length,
      violations: odd.map(({ test, p }) => {
        const message = `${codes.length} codes are as odd as this once in ${(1 / p).toExponential(0)} samples: ${test}`;
        return violation('codes-not-uniform', message, messages.slice(0, 3));
      }),
    };
  },
};
