import type { Words } from './words.ts';

const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

export const english: Words = {
  tag: 'en',
  title: 'Conformance of sign-in by phone',
  subtitle: 'Report of a sealed run, to be signed and filed',
  untranslated: undefined,
  standIn: 'Of the stand-in, not of Logto: this report proves nothing about a Logto installation.',
  standInMark: 'stand-in, not Logto',
  runs: {
    pass: { name: 'Conforms', meaning: 'No requirement failed, apart from the known deviations of this report.' },
    'stand-in': { name: 'Stand-in', meaning: 'The harness works; this run says nothing about Logto.' },
    fail: { name: 'Does not conform', meaning: 'At least one check failed, or an entry of the register is not right.' },
    undecided: { name: 'Undecided', meaning: 'The run could not decide all that it had to decide.' },
  },
  verdicts: {
    pass: { name: 'pass', meaning: 'the requirement is met in every check of it' },
    fail: { name: 'fail', meaning: 'it is not met, and no known deviation says so' },
    'unexpected-pass': { name: 'unexpected pass', meaning: 'a known deviation no longer occurs: its entry has to go' },
    undecided: { name: 'undecided', meaning: 'a check had to run and did not, or its means failed' },
    deviation: { name: 'deviation', meaning: 'it is not met, as the register of deviations says' },
    note: { name: 'note', meaning: 'what a standard only allows (may) is absent: this fails nothing' },
    'not-applicable': { name: 'not applicable', meaning: 'the target does not have what the requirement is about' },
    open: { name: 'open', meaning: 'no check of it exists yet' },
    elsewhere: { name: 'elsewhere', meaning: 'another command of the harness decides it' },
    'not-selected': { name: 'not selected', meaning: 'this run was limited to others' },
  },
  severities: { critical: 'critical', high: 'high', medium: 'medium', low: 'low' },
  levels: { must: 'must', should: 'should', may: 'may' },
  chapters: {
    target: 'What was tested',
    summary: 'Summary',
    findings: 'Failures, notes and what is undecided',
    deviations: 'Known deviations',
    requirements: 'Requirements',
    evidence: 'Index of evidence',
    method: 'Method and limits',
  },
  contents: 'Contents',
  details: {},
  labels: {
    ...{ tested: 'Tested', scope: 'Scope', run: 'Run', started: 'Started', judged: 'Judged', sealed: 'Sealed' },
    ...{ duration: 'Duration', manifest: 'Evidence manifest, SHA-256', target: 'Target', logto: 'Logto' },
    ...{ connector: 'SMS connector', sdk: '@logto/next', nextjs: 'Next.js', browser: 'Browser', harness: 'Harness' },
    ...{
      revision: 'Revision of the harness',
      lockfile: 'Its lockfile, SHA-256',
      node: 'Node',
      playwright: 'Playwright',
    },
    ...{ command: 'Command', catalogue: 'Catalogue, SHA-256', register: 'Register of deviations, SHA-256' },
    ...{ service: 'Service', image: 'Image', digest: 'Digest', verdict: 'Verdict', meaning: 'Meaning', all: 'all' },
    ...{ standard: 'Standard', requirements: 'Requirements', id: 'Id', requirement: 'Requirement', clauses: 'Clauses' },
    ...{ evidence: 'Checks, evidence', check: 'Check', what: 'What', reason: 'Reason', versions: 'Logto versions' },
    ...{ owner: 'Owner', expires: 'Expires', inRun: 'In this run', number: 'No.', file: 'File', sha256: 'SHA-256' },
    ...{ count: 'Files', name: 'Name', role: 'Role', date: 'Date', signature: 'Signature' },
  },
  page: (at, of) => `Page ${at} of ${of}`,
  ...{ colon: ': ', comma: ', ' },
  logto: (version, isStandIn) => (isStandIn ? `the stand-in for Logto ${version}` : `Logto ${version}`),
  extent: ({ whole, requirements, checks }) =>
    `${whole ? 'the whole catalogue' : 'a selection of the catalogue'}, ${plural(requirements, 'requirement')}, ${plural(checks, 'check')}`,
  signing: 'I have read this report. The evidence manifest that I was given has the SHA-256 above.',
  changed: 'with changes that are not committed',
  unknown: 'unknown',
  images: 'Container images',
  bySeverity: 'Requirements by severity',
  byStandard: 'Requirements by standard',
  byStandardNote: 'A requirement that several standards demand is counted under each.',
  checkTotals: 'Checks',
  problems: 'Problems of the run',
  notes: 'Notes of the run',
  noFindings: 'No check failed, none is undecided, and there is no note.',
  findingsNote:
    'Each check that failed, passed unexpectedly, is undecided or is a note. Known deviations are in the next chapter.',
  more: (count) => `and ${count} more: see evidence/verdict.json`,
  deviationsNote: ({ entries, occurred }) =>
    `The register has ${plural(entries, 'entry', 'entries')}, of which ${occurred} occurred in this run. Each holds until the day on which it expires, and has an owner.`,
  noDeviations: 'The register has no entry.',
  states: {
    occurred: 'occurred',
    carried: 'occurred; measured on other versions only',
    absent: 'did not occur',
    notForStandIn: 'not for the stand-in',
  },
  heldBack: (to, on) => `Held back: told to ${to} on ${on}. What was seen of it is not shown.`,
  requirementsNote:
    'Every requirement of the catalogue. Severity and level are below its id. The last column has its checks, and the numbers of their evidence in the next chapter.',
  checks: (all, passed) => `${plural(all, 'check')}${passed < all ? `, ${passed} pass` : ''}`,
  evidenceNote:
    'File names are relative to evidence/allure-results/ in the dossier. The first 16 digits of each SHA-256 are shown; the manifest has all 64.',
  leftOut: 'left out',
  noEvidence: 'The checks of this run left no evidence.',
  how: 'How it was tested',
  method: [
    'Requirements come from a catalogue, each with the clauses of the standards that demand it. Checks register, sign in, reset passwords and sign out in a browser and over HTTP. Each check decides one or more requirements, under one tenant configuration.',
    'A requirement comes to the worst of its checks. A check whose means failed (the machine, the network, the harness) decides nothing and is run again, at most three times in all. A failure is never tried again until it passes.',
    'A failure that the register of deviations foresees, on this version of Logto and in this form, is a deviation and fails no run. An entry that has expired, or that did not occur where it was measured, fails the run.',
  ],
  load: {
    runs: {
      pass: {
        name: 'All objectives met',
        meaning: 'Under this load no objective was missed and no invariant was broken.',
      },
      'stand-in': { name: 'Stand-in', meaning: 'No invariant broken; this load run says nothing about Logto.' },
      fail: {
        name: 'Objectives missed or invariants broken',
        meaning: 'Under load an objective was missed, or an invariant was broken.',
      },
      undecided: { name: 'Undecided', meaning: 'The load run could not decide all that it had to decide.' },
    },
    method: [
      'k6 sent the flows of many users at the rates of one scenario. Each check of a load run holds the figures to an objective, or what was stored and sent to an invariant, such as that no code is accepted twice.',
      'The verdict is judged from the outcomes of these checks. It is about this scenario on this machine and no other.',
    ],
  },
  meanings: 'What the verdicts mean',
  limits: 'Limits',
  limitsOf: [
    'A pass says that the checks saw no deviation, not that there is none. Checks are examples; no test shows the absence of errors.',
    'Messages went to a fake of the Tencent Cloud SMS API that rejects what Tencent Cloud rejects. No message went to a phone, and nothing was sent to Tencent Cloud.',
    'The result holds for the versions and the configuration in chapter 1, at the time of the run.',
  ],
  selected: (count) =>
    `This run was limited to a selection: ${plural(count, 'requirement was', 'requirements were')} not selected.`,
  withheld: (checks, isEncrypted) =>
    `${plural(checks, 'check belongs', 'checks belong')} to deviations that are held back until the security contact has answered. ${isEncrypted ? 'Errors, steps and attachments of them are not here; the dossier has them for their recipient alone, encrypted.' : 'Errors, steps and attachments of them are neither here nor in the dossier.'}`,
  trust: {
    title: 'How far the checks can be trusted',
    note: ({ faults, checks }) =>
      `The checks were tried on a stand-in for Logto, on the sample application and on providers that were broken on purpose: ${faults.tried} of ${plural(faults.known, 'known fault')}. For ${faults.seen} a check failed that passes otherwise; for ${faults.redBefore} it fails in any case, for a known deviation of the sample application; no check there is about ${faults.notApplicable}; ${faults.missed} were missed. Of ${plural(checks.passing, 'check')} that pass with nothing broken ${checks.seenRed} have been seen to fail. `,
    revisions: (most, faults, others) =>
      `Revision ${most} of the harness tried ${faults} of them, ${plural(others, 'other')} the rest; evidence/proof.json names each.`,
    states: {
      proven: 'a fault makes a check of it fail',
      deviates: 'its checks fail in any case, for a deviation of the sample application',
      'not applicable': 'no check of it can be made on the stand-in',
      'not tried yet': 'its fault was not tried yet',
      unproven: 'no fault makes a check of it fail',
    },
  },
  notTested: 'What was not tested, and why',
  allTested: 'Each requirement was decided by checks of this run.',
  notSelected: (count) => `Not selected (${count})`,
  leftOutFiles: 'Files of the run that are not in the dossier',
  checking: 'How to check this document',
  checkingNote:
    'The dossier of this run holds this file, the evidence, manifest.json and a signed statement. The foot of each page has the SHA-256 of manifest.json, which has the SHA-256 of every file of the evidence. The statement has the SHA-256 of manifest.json and of this file. "npm run report -- verify" checks all of it; without the harness, cosign and sha256sum do.',
};
