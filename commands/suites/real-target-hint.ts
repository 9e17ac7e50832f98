import { execa } from 'execa';

/** Long enough for an engine that is there, and no person waits for it: it is asked while a run is under way. */
const patienceMs = 10_000;

/**
 * What a person may do who has run the stand-in without naming a target; undefined where no engine answers.
 *
 * @param signal of the run
 */
export const realTargetHint = async (signal: AbortSignal): Promise<string | undefined> => {
  const { failed } = await execa('docker', ['version', '--format', '{{.Server.Version}}'], {
    cancelSignal: signal,
    timeout: patienceMs,
    stdin: 'ignore',
    reject: false,
  });
  return failed ? undefined : 'A Docker engine answers here: "npm start -- --target compose" tests a real Logto.';
};
