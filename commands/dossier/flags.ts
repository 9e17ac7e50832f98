import { type Command, Option } from 'commander';

/** Sigstore's own, which everybody may use. */
const publicSigstore = { fulcio: 'https://fulcio.sigstore.dev', rekor: 'https://rekor.sigstore.dev' };

export interface SealFlags {
  readonly key?: string;
  readonly keyless?: true;
  readonly fulcio: string;
  readonly rekor: string;
  readonly heldBackTo?: string;
  readonly out?: string;
  /** False with `--no-pdf`. */
  readonly pdf?: boolean;
}

export const addSealFlags = (command: Command): Command =>
  command
    .option('--key <file>', 'private key, PEM, Ed25519 or ECDSA P-256; by default one of your own, made on first use')
    .addOption(new Option('--keyless', 'sign as the identity that the CI gives, by Sigstore').conflicts('key'))
    .option('--fulcio <url>', 'for --keyless: who gives the certificate', publicSigstore.fulcio)
    .option('--rekor <url>', 'for --keyless: the log that keeps the signature', publicSigstore.rekor)
    .option('--held-back-to <age1…>', 'who may read what is held back; by default it is left out')
    .option('--no-pdf', 'leave out the report for people, which a browser prints')
    .option('--out <file>', 'the dossier; by default <run>.dossier.zip in this folder');

/** By whom a dossier has to be signed: either a key, or an identity with its issuer and a trusted root. */
export interface TrustFlags {
  readonly key?: string;
  readonly identity?: string;
  readonly issuer?: string;
  readonly trustedRoot?: string;
}

export const addTrustFlags = (command: Command): Command =>
  command
    .addOption(
      new Option('--key <file>', 'public key of whoever sealed it, PEM').conflicts([
        'identity',
        'issuer',
        'trustedRoot',
      ]),
    )
    .option('--identity <name>', 'whoever sealed it with --keyless, such as the address of a workflow')
    .option('--issuer <url>', 'who says that they are')
    .option('--trusted-root <file>', 'trusted_root.json of the Sigstore that signed');
