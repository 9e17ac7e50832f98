import { documentUuid, metadataOf } from './metadata.ts';
import type { AssessmentPlan } from './model.ts';
import { reviewedControls } from './reviewed.ts';
import { documentNames, type Source } from './source.ts';
import { assetsOf, componentsOf, inventoryOf } from './subject.ts';
import { uuidOf } from './uuid.ts';

/** OSCAL wants every plan to rest on a system security plan: that of the target is its operator's, and we have none. */
const noSecurityPlan = uuidOf('system security plan');

/** What was meant to be assessed, and by what: OSCAL wants results to rest on a plan. */
export const planOf = (source: Source): AssessmentPlan => {
  const { verdict } = source;
  return {
    uuid: documentUuid(source, documentNames.plan),
    metadata: metadataOf(source, `Plan of run ${verdict.run.id}: ${verdict.run.command}`),
    'import-ssp': {
      href: `#${noSecurityPlan}`,
      remarks: 'No system security plan was given: put the one of whoever runs the target in its place.',
    },
    'local-definitions': { components: componentsOf(verdict), 'inventory-items': inventoryOf(verdict) },
    'reviewed-controls': reviewedControls(source),
    'assessment-subjects': [{ type: 'component', 'include-all': {} }],
    'assessment-assets': assetsOf(verdict),
    'back-matter': {
      resources: [
        {
          ...{ uuid: noSecurityPlan, title: 'System security plan of the target' },
          description: 'Not given to the harness: whoever runs the target has it.',
        },
      ],
    },
  };
};
