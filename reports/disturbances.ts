/**
 * What may come between a check and the target, so that its failure decides nothing: the type of the annotation by which
 * the check says so, and what a run says of those that stayed undecided for it.
 */
export const disturbances = {
  disturbed: {
    happened: "lost the machine's network",
    remedy: 'run no other containers beside',
  },
  'machine full': {
    happened: 'ran out of time while the machine was full',
    remedy: 'run them again when it has room, by themselves or with --workers 1',
  },
  'target gone': {
    happened: 'found nothing listening at an address of the target',
    remedy: 'see that it stays up, and run again',
  },
} as const;

export type Disturbance = keyof typeof disturbances;

export const disturbanceTypes: readonly Disturbance[] = ['target gone', 'disturbed', 'machine full'];
