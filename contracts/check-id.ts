/**
 * The names of what must hold and of what decides it, as they stand in Playwright's tags: a requirement (`OTP-04`), a
 * check (`OTP-04.2`, the second that was ever written for it), and one value of a check that has several
 * (`OTP-04.2.zh-CN`). A check has one id, of the requirement that it is mainly about; other tags name more requirements.
 */
const requirement = String.raw`[A-Z]{2,5}-\d{2,3}`;
const number = String.raw`[1-9]\d*`;
const value = String.raw`[A-Za-z0-9][\w.-]*`;

/** The form of a check's id. */
export const checkIdForm = new RegExp(`^(?<requirement>${requirement})\\.${number}(?:\\.${value})?$`);
/** The form of a requirement's id. */
export const requirementIdForm = new RegExp(`^${requirement}$`);

/** Whether a text has the form of a check's id. */
export const isCheckId = (text: string): boolean => checkIdForm.test(text);

/** `OTP-04` of `OTP-04.2`; whatever is no id of a check stays what it is. */
export const requirementOf = (name: string): string => checkIdForm.exec(name)?.groups?.requirement ?? name;

const namesIn = (tags: readonly string[]): string[] => tags.map((tag) => tag.replace(/^@/, ''));

/** `['@flow', '@OTP-04.2', '@SGN-01']` gives `['OTP-04.2']`: one, unless somebody made a mistake. */
export const checkIdsIn = (tags: readonly string[]): string[] => namesIn(tags).filter(isCheckId);

/** `['@flow', '@OTP-04.2', '@SGN-01']` gives `['OTP-04', 'SGN-01']`; other tags, such as `@flow`, only select. */
export const requirementsIn = (tags: readonly string[]): string[] => {
  const named = new Set(namesIn(tags).map(requirementOf));
  return [...named].filter((name) => requirementIdForm.test(name));
};

/** A name in small letters and hyphens, of which the ids of checks are made that have no number. */
export const slugOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');

/** What the ids of checks begin with that are findings of explorations: `explore/otp-04-accepted-verifycode`. */
export const explorationPrefix = 'explore/';

/** The id of the check of a finding, by what tells it from others. */
export const checkOfFinding = (name: string): string => `${explorationPrefix}${slugOf(name)}`;
