/**
 * What we write of OSCAL, in its own words and no more of it than we use: https://pages.nist.gov/OSCAL/reference/
 */

export interface Property {
  readonly name: string;
  readonly ns: string;
  readonly value: string;
  readonly class?: string;
  readonly remarks?: string;
}

export interface Link {
  readonly href: string;
  readonly rel: string;
  readonly text?: string;
}

export interface Resource {
  readonly uuid: string;
  readonly title: string;
  readonly description?: string;
  readonly rlinks?: ReadonlyArray<{
    readonly href: string;
    readonly 'media-type'?: string;
    readonly hashes?: ReadonlyArray<{ readonly algorithm: 'SHA-256'; readonly value: string }>;
  }>;
}

export interface Party {
  readonly uuid: string;
  readonly type: 'organization';
  readonly name: string;
}

export interface Metadata {
  readonly title: string;
  readonly 'last-modified': string;
  readonly version: string;
  readonly 'oscal-version': string;
  readonly props: readonly Property[];
  readonly roles?: ReadonlyArray<{ readonly id: string; readonly title: string }>;
  readonly parties?: readonly Party[];
  readonly remarks?: string;
}

/** What every document has. */
export interface Document {
  readonly uuid: string;
  readonly metadata: Metadata;
  readonly 'back-matter'?: { readonly resources: readonly Resource[] };
}

interface Part {
  readonly id: string;
  readonly name: 'statement';
  readonly prose: string;
}

export interface Control {
  readonly id: string;
  readonly class: 'requirement';
  readonly title: string;
  readonly props: readonly Property[];
  readonly links?: readonly Link[];
  readonly parts: readonly Part[];
}

interface Group {
  readonly id: string;
  readonly title: string;
  readonly controls: readonly Control[];
}

export interface Catalog extends Document {
  readonly groups?: readonly Group[];
}

export interface Profile extends Document {
  readonly imports: ReadonlyArray<{
    readonly href: string;
    readonly 'include-controls': ReadonlyArray<{ readonly 'with-ids': readonly string[] }>;
  }>;
  readonly merge: { readonly 'as-is': true };
}

export interface Component {
  readonly uuid: string;
  readonly type: 'software' | 'service';
  readonly title: string;
  readonly description: string;
  readonly props: readonly Property[];
  readonly status: { readonly state: 'operational' };
}

export interface InventoryItem {
  readonly uuid: string;
  readonly description: string;
  readonly props: readonly Property[];
  readonly 'implemented-components': ReadonlyArray<{ readonly 'component-uuid': string }>;
}

export interface AssessmentAssets {
  readonly components: readonly Component[];
  readonly 'assessment-platforms': ReadonlyArray<{
    readonly uuid: string;
    readonly title: string;
    readonly 'uses-components': ReadonlyArray<{ readonly 'component-uuid': string }>;
  }>;
}

interface SelectedControl {
  readonly 'control-id': string;
}

export interface ReviewedControls {
  readonly description: string;
  readonly 'control-selections': ReadonlyArray<
    | { readonly 'include-controls': readonly SelectedControl[] }
    | { readonly 'include-all': object; readonly 'exclude-controls'?: readonly SelectedControl[] }
  >;
}

export interface AssessmentPlan extends Document {
  readonly 'import-ssp': { readonly href: string; readonly remarks: string };
  readonly 'local-definitions': {
    readonly components: readonly Component[];
    readonly 'inventory-items': readonly InventoryItem[];
  };
  readonly 'reviewed-controls': ReviewedControls;
  readonly 'assessment-subjects': ReadonlyArray<{ readonly type: 'component'; readonly 'include-all': object }>;
  readonly 'assessment-assets': AssessmentAssets;
}
