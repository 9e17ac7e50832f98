import type { HistoryEvent } from '../../../contracts/record/load-history.ts';

/** An event and where it stands in the written history, such as `k6:214`: its file and line. */
export type Recorded<E extends HistoryEvent = HistoryEvent> = E & { readonly name: string };

export type EventOf<Kind extends HistoryEvent['kind']> = Recorded<Extract<HistoryEvent, { kind: Kind }>>;
