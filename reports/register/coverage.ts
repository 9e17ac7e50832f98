import { requirementOf } from '../../contracts/check-id.ts';
import { notCheckedYet, type RequirementRow } from '../../contracts/record/catalogue.ts';

/** A test of the suites, by its stable id, with Playwright's tags. */
export interface TaggedTest {
  readonly id: string;
  readonly tags: readonly string[];
}

/** Wider than the form of an id, so that `@OTP-3` is found to be a mistake; `@smoke` only selects. */
const looksLikeId = /^@[A-Za-z]+-\d/;

const idsOf = ({ tags }: TaggedTest): string[] =>
  tags.filter((tag) => looksLikeId.test(tag)).map((tag) => requirementOf(tag.slice(1)));

const problemOf = ({ id, status }: RequirementRow, tests: readonly string[]): string | undefined => {
  if (status.kind === 'checked') {
    return tests.length === 0 ? `${id} is called checked, but no test has its tag` : undefined;
  }
  if (tests.length === 0 || status.kind === 'harness' || (status.kind === 'open' && status.reason === notCheckedYet)) {
    return undefined;
  }
  const called = status.kind === 'open' ? 'open' : 'not applicable';
  return `${id} is called ${called} (${status.reason}), but ${tests.join(' and ')} decides it`;
};

const reasonOf = ({ status }: RequirementRow): string =>
  status.kind === 'open' ? status.reason : 'it is called checked, but no test has its tag';

/**
 * Which requirements the tests decide. A test decides what its tags name (`@OTP-03`), and rows that are the same as one
 * of these. A row that is open for no other reason than that nobody checked it yet becomes checked by its first test.
 */
export const coverage = (
  catalogue: { readonly requirements: readonly RequirementRow[] },
  taggedTests: readonly TaggedTest[],
) => {
  const testsById = new Map<string, string[]>();
  for (const test of taggedTests) {
    for (const id of new Set(idsOf(test))) {
      testsById.set(id, [...(testsById.get(id) ?? []), test.id]);
    }
  }
  const rows = catalogue.requirements.map((requirement) => {
    const { id, sameAs } = requirement;
    const tests = [id, sameAs].flatMap((name) => (name === undefined ? [] : (testsById.get(name) ?? [])));
    return { requirement, id, tests: [...new Set(tests)] };
  });
  const known = new Set(rows.map(({ id }) => id));
  return {
    /** Requirements that at least one test decides, with the ids of these tests. */
    checked: rows.filter(({ tests }) => tests.length > 0).map(({ id, tests }) => ({ id, tests })),
    /** Requirements that tests have to decide and none does, with what the catalogue says to that. */
    unchecked: rows
      .filter(({ requirement: { status }, tests }) => tests.length === 0 && ['open', 'checked'].includes(status.kind))
      .map(({ id, requirement }) => ({ id, reason: reasonOf(requirement) })),
    /** Tags that look like ids and are none, with the tests that carry them. */
    unknownTags: [...testsById].filter(([id]) => !known.has(id)).map(([id, tests]) => ({ tag: `@${id}`, tests })),
    /** Tests that decide no requirement. */
    untaggedTests: taggedTests.filter((test) => idsOf(test).length === 0).map(({ id }) => id),
    /** Where the catalogue says one thing and the tests another, in whole sentences. */
    contradictions: rows.flatMap(({ requirement, id, tests }) => {
      const problem = problemOf(requirement, tests);
      return problem === undefined ? [] : [{ id, problem }];
    }),
  };
};
