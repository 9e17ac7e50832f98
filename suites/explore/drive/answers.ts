import type { Arrival } from '../../../fixtures/http/index.ts';

/** A hidden field of a form that a page posts by itself, as OAuth 2.0 Form Post Response Mode has it. */
const field = /<input[^>]*type="hidden"[^>]*name="([^"]+)"[^>]*value="([^"]*)"/g;

const formIn = (text: string): URLSearchParams =>
  new URLSearchParams([...text.matchAll(field)].map(([, name = '', value = '']) => [name, value]));

const isAnswer = (parameters: URLSearchParams): boolean => parameters.has('code') || parameters.has('error');

/**
 * Where an authorization request led that may have asked for its answer in the fragment or in a form (`response_mode`):
 * the same as if it had come in the query.
 */
export const inAnyMode = (arrival: Arrival): Arrival => {
  const { url, reply } = arrival;
  const found = [new URLSearchParams(url.hash.slice(1)), formIn(reply.text)].find(isAnswer);
  if (arrival.code !== null || arrival.error !== null || found === undefined) {
    return arrival;
  }
  const [code, error, state, iss] = ['code', 'error', 'state', 'iss'].map((name) => found.get(name));
  return { ...arrival, code: code ?? null, error: error ?? null, state: state ?? null, iss: iss ?? null };
};
