// The published package ships no declarations; this is the part of it that the stand-in calls.
declare module '@logto/connector-tencent-sms' {
  interface SendMessageData {
    readonly to: string;
    readonly type: string;
    readonly payload: Readonly<Record<string, unknown>>;
  }
  interface SmsConnector {
    readonly metadata: Readonly<Record<string, unknown>>;
    readonly configGuard: { safeParse(config: unknown): { success: boolean; error?: unknown } };
    sendMessage(data: SendMessageData, config?: unknown): Promise<unknown>;
  }
  const createConnector: (options: { getConfig: (id: string) => Promise<unknown> }) => Promise<SmsConnector>;
  export default createConnector;
}
