import type { ReviewedControls } from './model.ts';
import type { Source } from './source.ts';

/** The controls that checks of the run were about. OSCAL has no empty selection: it is all controls, and none of them. */
export const reviewedControls = ({ verdict }: Source): ReviewedControls => {
  const reviewed = verdict.requirements.filter(({ checks, verdict: of }) => checks.length > 0 && of !== 'not-selected');
  const select = (requirements: Source['verdict']['requirements']) =>
    requirements.map(({ id }) => ({ 'control-id': id }));
  return {
    description: `The ${reviewed.length} of ${verdict.requirements.length} requirements that checks of this run were about.`,
    'control-selections': [
      reviewed.length > 0
        ? { 'include-controls': select(reviewed) }
        : {
            'include-all': {},
            ...(verdict.requirements.length > 0 && { 'exclude-controls': select(verdict.requirements) }),
          },
    ],
  };
};
