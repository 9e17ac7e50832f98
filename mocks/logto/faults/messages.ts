import { faultsIn } from '../../../contracts/fault.ts';

/** Messages, the connector and the provider. */
export const messageFaults = [
  ...faultsIn('sms/sender.ts', {
    'message-sent-twice': {
      breaks: 'Each code leaves for the provider in two messages.',
      seenBy: ['SND-01', 'GDE-51', 'SND-05', 'CON-03'],
    },
    'message-never-sent': {
      breaks: 'A message is said to be sent and never leaves.',
      seenBy: ['SND-01', 'GDE-21', 'GDE-41', 'GDE-51', 'GDE-57', 'OTP-03', 'SND-02', 'SND-03', 'SND-04'],
    },
    'another-code-sent': {
      breaks: 'The message holds another code than the one that counts.',
      seenBy: ['OTP-03', 'GDE-47', 'GDE-48', 'GDE-50', 'GDE-46', 'GDE-63'],
    },
    'wrong-template': {
      breaks: 'Every message uses the template of the usage type Generic, whatever it is for.',
      seenBy: ['SND-06', 'SND-05', 'GDE-38', 'GDE-39', 'GDE-40', 'GDE-42', 'GDE-43', 'FGT-01'],
    },
    'generic-template-replaced': {
      breaks: "An administrator's code and the connector's test use the template of the usage type SignIn.",
      seenBy: ['SND-06', 'GDE-41', 'GDE-51'],
    },
    'number-without-plus': {
      breaks: 'Numbers leave as digits, of which the provider makes mainland numbers or none.',
      seenBy: ['SND-04', 'GDE-50'],
    },
    'ui-locales-as-template-parameter': {
      breaks: 'A flow with `ui_locales` hands them to the template, which the provider refuses.',
      seenBy: ['SND-05', 'SND-18'],
    },
    'signed-with-another-key': {
      breaks: 'Requests to the provider are signed with another key than the configured one.',
      seenBy: ['SND-02', 'SND-01', 'GDE-55'],
    },
    'configured-region-ignored': {
      breaks: 'Requests name a region of our own instead of the configured one.',
      seenBy: ['SND-03', 'GDE-35'],
    },
    'failed-send-called-a-success': {
      breaks: 'A message that the provider refused is said to be sent.',
      seenBy: [
        'SND-09',
        'SND-10',
        'SND-11',
        'SND-13',
        'GDE-32',
        'GDE-33',
        'GDE-34',
        'GDE-35',
        'GDE-36',
        'GDE-37',
        'GDE-49',
        'GDE-52',
      ],
    },
    'failed-send-tried-again': {
      breaks: 'A send that failed is tried again, so that one send makes two requests.',
      seenBy: ['SND-09', 'SND-10', 'SND-11', 'SND-13'],
    },
    'secret-key-in-errors': {
      breaks: "The answer to a send that failed quotes the connector's configuration.",
      seenBy: ['SND-16'],
    },
  }),
  ...faultsIn('sms/agent.ts', {
    'any-certificate-trusted': {
      breaks: 'The provider is believed whatever certificate it shows.',
      seenBy: ['SND-14'],
    },
  }),
  ...faultsIn('sms/patience.ts', {
    'no-timeout-on-a-hanging-provider': {
      breaks: 'A provider that never answers keeps the user waiting without end.',
      seenBy: ['SND-12'],
    },
    'sends-wait-for-one-another': {
      breaks: 'While one send gets no answer, no other one begins.',
      seenBy: ['SND-19'],
    },
  }),
  ...faultsIn('sms/connector-errors.ts', {
    'server-error-on-provider-reset': {
      breaks: 'A connection that the provider resets ends in an inner error.',
      seenBy: ['SND-13'],
    },
    'server-error-on-provider-html': {
      breaks: 'A reply of another form than the provider promises ends in an inner error.',
      seenBy: ['SND-11'],
    },
    'server-error-without-a-template': {
      breaks: 'A flow whose template is not configured ends in an inner error.',
      seenBy: ['SND-08'],
    },
    'provider-internals-shown': {
      breaks: "The user reads the provider's codes, words and request ids.",
      seenBy: ['SND-15'],
    },
    'stack-in-send-errors': {
      breaks: 'The answer to a send that failed holds the stack of the server.',
      seenBy: ['SND-11'],
    },
  }),
  ...faultsIn('data/connectors.ts', {
    'secret-key-readable': {
      breaks: "Reading the connector gives the provider's secret key away.",
      seenBy: ['SND-20'],
    },
    'any-connector-configuration-saved': {
      breaks: 'A configuration of the connector is saved whatever it lacks.',
      seenBy: [
        'SND-08',
        'GDE-22',
        'GDE-23',
        'GDE-24',
        'GDE-25',
        'GDE-26',
        'GDE-27',
        'GDE-28',
        'GDE-29',
        'GDE-30',
        'GDE-31',
      ],
    },
    'connector-keeps-its-first-settings': {
      breaks: 'A connector that is saved anew goes on with its settings from before.',
      seenBy: ['GDE-55', 'GDE-32'],
    },
  }),
  ...faultsIn('management/connectors.ts', {
    'test-send-stores-its-settings': {
      breaks: 'A test send overwrites the stored configuration with the one that it tried.',
      seenBy: ['GDE-51'],
    },
  }),
];
