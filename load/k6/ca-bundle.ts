import { writeFile } from 'node:fs/promises';
import { getCACertificates } from 'node:tls';

/** The CAs that this machine's Node trusts beyond its own, as PEM; empty without `NODE_EXTRA_CA_CERTS`. */
export const extraAuthorities = (): string => getCACertificates('extra').join('\n');

/**
 * k6 is written in Go, which reads `SSL_CERT_FILE` and not `NODE_EXTRA_CA_CERTS`: so it gets all that Node trusts in one
 * file. Without an extra CA it keeps what its system trusts.
 *
 * @param file is written where it is needed
 * @returns what k6 has to have in its environment
 */
export const trustAsNodeDoes = async (file: string): Promise<{ readonly SSL_CERT_FILE?: string }> => {
  if (extraAuthorities() === '') {
    return {};
  }
  await writeFile(file, `${getCACertificates('default').join('\n')}\n`);
  return { SSL_CERT_FILE: file };
};
