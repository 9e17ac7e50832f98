import type {
  AssessmentAssets,
  Component,
  Document,
  InventoryItem,
  Link,
  Property,
  ReviewedControls,
} from './model.ts';

interface Origin {
  readonly actors: ReadonlyArray<{ readonly type: 'tool'; readonly 'actor-uuid': string }>;
}

interface ObservationReference {
  readonly 'observation-uuid': string;
}

interface Evidence {
  readonly href?: string;
  readonly description: string;
}

export interface Observation {
  readonly uuid: string;
  readonly title: string;
  readonly description: string;
  readonly props: readonly Property[];
  readonly methods: readonly ['TEST'];
  readonly types: readonly ['control-objective'];
  readonly origins: readonly Origin[];
  readonly subjects: ReadonlyArray<{ readonly 'subject-uuid': string; readonly type: 'inventory-item' }>;
  readonly 'relevant-evidence': readonly Evidence[];
  readonly collected: string;
  readonly remarks?: string;
}

interface Task {
  readonly uuid: string;
  readonly type: 'milestone';
  readonly title: string;
  readonly timing: { readonly 'on-date': { readonly date: string } };
  readonly 'responsible-roles': ReadonlyArray<{
    readonly 'role-id': string;
    readonly 'party-uuids': readonly string[];
  }>;
}

export interface Risk {
  readonly uuid: string;
  readonly title: string;
  readonly description: string;
  readonly statement: string;
  readonly props: readonly Property[];
  readonly status: 'open';
  readonly origins: readonly Origin[];
  readonly characterizations?: ReadonlyArray<{
    readonly origin: Origin;
    readonly facets: ReadonlyArray<{ readonly name: 'severity'; readonly system: string; readonly value: string }>;
  }>;
  readonly deadline: string;
  readonly remediations: ReadonlyArray<{
    readonly uuid: string;
    readonly lifecycle: 'planned';
    readonly title: string;
    readonly description: string;
    readonly tasks: readonly Task[];
  }>;
  readonly 'related-observations'?: readonly ObservationReference[];
}

/** `reason`: OSCAL has these three and no other. */
export interface TargetStatus {
  readonly state: 'satisfied' | 'not-satisfied';
  readonly reason: 'pass' | 'fail' | 'other';
  readonly remarks?: string;
}

export interface Finding {
  readonly uuid: string;
  readonly title: string;
  readonly description: string;
  readonly props: readonly Property[];
  readonly origins: readonly Origin[];
  readonly target: { readonly type: 'statement-id'; readonly 'target-id': string; readonly status: TargetStatus };
  readonly 'related-observations'?: readonly ObservationReference[];
  readonly 'related-risks'?: ReadonlyArray<{ readonly 'risk-uuid': string }>;
}

export interface Result {
  readonly uuid: string;
  readonly title: string;
  readonly description: string;
  readonly start: string;
  readonly end: string;
  readonly props: readonly Property[];
  readonly links?: readonly Link[];
  readonly 'local-definitions': {
    readonly components: readonly Component[];
    readonly 'inventory-items': readonly InventoryItem[];
    readonly 'assessment-assets': AssessmentAssets;
  };
  readonly 'reviewed-controls': ReviewedControls;
  readonly observations?: readonly Observation[];
  readonly risks?: readonly Risk[];
  readonly findings?: readonly Finding[];
  readonly remarks?: string;
}

export interface AssessmentResults extends Document {
  readonly 'import-ap': { readonly href: string };
  readonly results: readonly [Result];
}
