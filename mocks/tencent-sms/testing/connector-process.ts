/** Logto's published connector in a process of its own, exactly as Logto runs it: told what to send by messages. */
import createConnector from '@logto/connector-tencent-sms';
import { z } from 'zod';

const orderSchema = z.object({
  id: z.number(),
  config: z.unknown(),
  data: z.object({ to: z.string(), type: z.string(), payload: z.record(z.string(), z.unknown()) }),
});

const connector = await createConnector({ getConfig: async () => ({}) });

/** What Logto's error handler would see of a thrown value. */
const tell = (error: unknown) => ({
  name: error instanceof Error ? error.name : typeof error,
  message: error instanceof Error ? error.message : String(error),
  code: error instanceof Error && 'code' in error ? error.code : undefined,
  data: error instanceof Error && 'data' in error ? error.data : undefined,
});

process.on('message', async (message) => {
  const { id, config, data } = orderSchema.parse(message);
  try {
    await connector.sendMessage(data, config);
    process.send?.({ id, sent: true });
  } catch (error) {
    process.send?.({ id, sent: false, error: tell(error) });
  }
});

process.send?.({ ready: true });
