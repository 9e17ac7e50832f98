import { createServer } from 'node:net';
import { execa } from 'execa';
import { listening } from '../../fixtures/tools/listening.ts';
import { owning } from '../../fixtures/tools/owning.ts';

/** Answers `answered` if anything came back, else why not. */
export type Ask = (host: string, port: number) => Promise<string>;

/** Every HTTP server answers to it if only with 400, and Redis with PONG. */
const script = `const [, host, port] = process.argv;
const end = (text) => { console.log(text); process.exit(); };
require('node:net').connect(Number(port), host)
  .setTimeout(2000, () => end('silence'))
  .on('connect', function () { this.write('PING\\r\\n\\r\\n'); })
  .on('data', () => end('answered'))
  .on('close', () => end('closed'))
  .on('error', ({ code }) => end(code));`;

const askThrough =
  (...command: readonly string[]): Ask =>
  async (host, port) => {
    const [file = process.execPath, ...rest] = [...command, process.execPath, '-e', script, host, String(port)];
    return (await execa(file, rest)).stdout;
  };

/** The same from this machine itself. */
export const askFromHere = askThrough();

/** Why there can be no neighbour here; null if there can. */
export const whyNoNeighbour = async (): Promise<string | null> => {
  const { failed } = await execa('ip', ['netns', 'list'], { reject: false });
  return failed || process.getuid?.() !== 0 ? 'a network namespace is made with "ip netns", by root' : null;
};

/** Somebody who listens on an address of this machine, and greets. */
export const listenOn = (host: string) =>
  listening(
    createServer((socket) => socket.on('error', () => undefined).end('hello')),
    { host },
  );

/**
 * Makes another machine on a cable to this one: a network namespace with an end of a cable of its own. Its packets for
 * anybody else go through this machine, as a router's do.
 */
export const makeNeighbour = async () => {
  const name = `harness${process.pid}`;
  // 198.18.0.0/15 is for such trials (RFC 2544): nobody is there.
  const network = `198.18.${process.pid % 256}`;
  const [ours, theirs] = [`hn${process.pid}a`, `hn${process.pid}b`];
  const ip = (line: string) => execa('ip', line.split(' '));
  await using undo = new AsyncDisposableStack();
  await ip(`netns add ${name}`);
  // Their end of the cable goes with them, and so does ours.
  undo.defer(async () => void (await ip(`netns delete ${name}`)));
  await ip(`link add ${ours} type veth peer name ${theirs} netns ${name}`);
  await ip(`address add ${network}.1/30 dev ${ours}`);
  await ip(`link set ${ours} up`);
  await ip(`-n ${name} address add ${network}.2/30 dev ${theirs}`);
  await ip(`-n ${name} link set ${theirs} up`);
  await ip(`-n ${name} route add default via ${network}.1`);
  return owning(undo, {
    /** This machine's address at its end of the cable. */
    machine: `${network}.1`,
    /** Sends something to an address from there. */
    ask: askThrough('ip', 'netns', 'exec', name),
  });
};

export type Neighbour = Awaited<ReturnType<typeof makeNeighbour>>;
