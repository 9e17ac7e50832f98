import { defineConfig } from 'allure';

/** Name, output and results come from the command line: see report.ts. */
export default defineConfig({
  globalAttachments: ['verdict.json'],
  hideLabels: [
    ...['language', 'framework', 'host', 'thread', 'package', 'titlePath', 'testClass', 'testMethod'],
    ...['parentSuite', 'suite', 'subSuite'],
  ],
  /** The statuses are those of copy.ts. */
  categories: [
    { name: 'Does not conform', matchers: { statuses: ['failed'] }, groupBy: ['severity'], expand: true },
    { name: 'Known deviation', matchers: { statuses: ['broken'] }, groupBy: ['severity'], expand: true },
    { name: 'Not run', matchers: { statuses: ['unknown'] }, expand: true },
    { name: 'Not applicable', matchers: { statuses: ['skipped'] }, expand: true },
  ],
  plugins: {
    awesome: {
      options: { singleFile: true, reportLanguage: 'en', groupBy: ['epic', 'feature'], stepTreeExpansion: 'expanded' },
    },
  },
});
