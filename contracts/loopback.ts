/** Whether an address or a name, as a URL or a listening server has it, leads to this machine only (RFC 5735, RFC 6761). */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' ||
  host.endsWith('.localhost') ||
  host === '::1' ||
  host === '[::1]' ||
  /^127(?:\.\d{1,3}){3}$/.test(host);
