import { load } from './load.ts';
import { startBenchServer } from './server.ts';

interface MemoryFigures {
  readonly messages: readonly [number, number];
  /** Bytes on the heap after so many messages. */
  readonly heap: readonly [number, number];
  /** What the second is more than the first, as a part of it. */
  readonly growth: number;
}

/** The heap of the fake after some messages and after ten times as many. */
export const measureMemory = async (first: number, second: number): Promise<MemoryFigures> => {
  await using server = await startBenchServer('fake');
  await load('http', server.port, { amount: first });
  const early = await server.heap();
  await load('http', server.port, { amount: second - first });
  const late = await server.heap();
  return { messages: [first, second], heap: [early, late], growth: late / early - 1 };
};
