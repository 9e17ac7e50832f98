/** What a run leaves in its folder. */
export const fileNames = {
  /** By the ledger reporter, before the first check starts. */
  planned: 'planned.json',
  /** One line of JSON for each attempt at a test, so that a run which is cut short keeps what it saw. */
  outcomes: 'outcomes.jsonl',
  run: 'run.json',
  /** Written by the command before anything runs. */
  catalogue: 'catalogue.json',
  deviations: 'deviations.json',
  selection: 'selection.json',
  /** How far the checks can be trusted: see `proofSchema`. */
  proof: 'proof.json',
  environment: 'environment.json',
  /** Of a run that is one of several shards. */
  shard: 'shard.json',
  /** Of a run that was merged from shards. */
  shards: 'shards.json',
  /** What failed beside the checks, where something did. */
  troubles: 'troubles.json',
  /** Folder of what the target's services wrote, a file each, where they are containers. */
  serviceLogs: 'services',
  results: 'allure-results',
  verdict: 'verdict.json',
  /** By what it was judged beside its record: see `judgementSchema`. */
  judgement: 'judgement.json',
  /** Which secrets of the stack were searched for in the folder, and where any was found. */
  secretSearch: 'secret-search.json',
  /** SHA-256 of the files above and below, as they were when the run was judged; for `sha256sum -c`. */
  sums: 'SHA256SUMS',
  report: 'report/index.html',
  traceability: 'traceability.html',
  junit: 'junit.xml',
  summary: 'summary.md',
  /** What changed since another run, where that was asked for. */
  comparison: 'comparison.html',
  /** Of an exploration. */
  exploration: 'exploration.json',
  /** Tells whose the folder is, from before the first finding on. */
  explorer: 'explored-here.txt',
  /** Of a load run, and what was observed beside k6's figures. */
  load: 'load.json',
  observed: 'observed.json',
  /** Of scenario `growth` alone. */
  growth: 'growth.json',
  /** k6's own page, if it wrote one. */
  dashboard: 'dashboard.html',
  loadPage: 'load.html',
} as const;

/** How the name of a dossier ends, after that of its run. */
export const dossierEnding = '.dossier.zip';
