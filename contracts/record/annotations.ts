/** What a check says of itself, as Playwright's annotations: fixtures write them, the verdict reads them. */
interface Annotation {
  readonly type: string;
  readonly description?: string | undefined;
}

/** Type of the annotation by which a check that failed says what came before. */
export const causeType = 'cause';

/** What may come between a check and the target, so that its failure decides nothing: types of the annotations that say so. */
export const disturbanceTypes = ['target gone', 'disturbed', 'machine full'] as const;

export type Disturbance = (typeof disturbanceTypes)[number];

/** What the first annotation of a type says. */
export const describedAs = (annotations: readonly Annotation[], type: string): string | undefined =>
  annotations.find((annotation) => annotation.type === type)?.description;

/** What came between a check and the target. */
export const disturbanceOf = (annotations: readonly Annotation[]): string | undefined =>
  disturbanceTypes.map((type) => describedAs(annotations, type)).find((description) => description);
