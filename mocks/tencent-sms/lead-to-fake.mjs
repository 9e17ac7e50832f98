// Preload into a Node program, with SMS_FAKE=<host>:<port> and NODE_EXTRA_CA_CERTS: what it sends to Tencent's SMS API
// goes to the fake, whatever way it sends it, and what Logto asks about leaked passwords too. Plain JavaScript for any
// Node, and nothing of the project beside it.
import net from 'node:net';

const [host, port] = (process.env.SMS_FAKE ?? '').split(/:(?=\d+$)/);
if (!host || !port) {
  throw new Error('SMS_FAKE has to be <host>:<port> of the fake Tencent SMS API');
}

const ledHosts = new Set(['sms.tencentcloudapi.com', 'api.pwnedpasswords.com']);

const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function connectToFake(...parameters) {
  const [options] = Array.isArray(parameters[0]) ? parameters[0] : parameters;
  if (ledHosts.has(options?.host)) {
    // The name that TLS asks for was taken from the options before.
    Object.assign(options, { host, port: Number(port) });
  }
  return connect.apply(this, parameters);
};
