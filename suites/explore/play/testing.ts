import type { Ground } from '../drive/ground.ts';
import { documentedLifetimes } from '../model/lifetimes.ts';
import { usualSettings } from '../model/settings.ts';

const client = (name: string) => ({
  ...{ clientId: name, clientSecret: `the-secret-of-${name}`, redirectUri: `http://localhost:9/${name}` },
});

const policy = {
  ...documentedLifetimes,
  ...{ codeLifetime: 600, codeTries: 3, maxFailures: 6, lockout: 300, maxSends: 10, sendWindow: 600 },
};

const nothing = (): Promise<never> => Promise.reject(new Error('this server has no more than its answers'));

/** A ground at a server that answers as a test says: whoever is made there has the id `somebody`. */
export const groundAt = (endpoint: string): Ground => ({
  ...{ endpoint, policy, settings: usualSettings, clients: [client('one'), client('two')] },
  management: {
    call: (method, _path, schema) => Promise.resolve(schema.parse(method === 'GET' ? [] : { id: 'somebody' })),
  },
  inbox: { next: nothing, messages: () => Promise.resolve([]), requests: nothing },
  templates: { SignIn: '1', Register: '2', ForgotPassword: '3', UserPermissionValidation: '4', BindNewIdentifier: '5' },
  hasAccountApi: false,
  newPhones: (count) => Array.from({ length: count }, (_, index) => `861380000000${index}`),
  newPassword: () => 'a-password-of-17ch',
  ...{ secrets: [], keys: nothing },
  ...{ setPolicy: null, provide: nothing, pass: null, longestAnswerMs: 30_000 },
});
