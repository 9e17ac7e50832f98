export type { Authorization } from './authorizations.ts';
export { type FaultName, faultNames, faults, isFaultName } from './faults.ts';
export { type FaultyProvider, type FaultyProviderOptions, startFaultyProvider } from './provider.ts';
