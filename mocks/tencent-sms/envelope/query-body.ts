import type { z } from 'zod';
import type { Parameters } from '../signature/v1.ts';

/** Parameters of a GET or a form: `PhoneNumberSet.0=...&SmsSdkAppId=...`, as the official SDKs flatten a body. */

type Node = Map<string, Node | string>;

const mostParameters = 10_000;

const isIndex = (key: string): boolean => /^\d{1,4}$/.test(key);

const build = (node: Node): unknown => {
  const keys = [...node.keys()];
  const values = [...node.values()].map((value) => (typeof value === 'string' ? value : build(value)));
  return keys.length > 0 && keys.every(isIndex)
    ? values
        .map((value, index) => ({ value, key: Number(keys[index]) }))
        .sort((a, b) => a.key - b.key)
        .map(({ value }) => value)
    : Object.fromEntries(keys.map((key, index) => [key, values[index]]));
};

/** The parameters of a query or a form; what lies beyond the first 10,000 is left out. */
export const parametersOf = (text: string): Parameters => [
  ...new URLSearchParams(text.split('&', mostParameters).join('&')),
];

/** The body that parameters stand for; all values are strings. */
export const bodyOfParameters = (parameters: Parameters): unknown => {
  const root: Node = new Map();
  for (const [name, value] of parameters) {
    const path = name.split('.').slice(0, 5);
    const last = path.pop() ?? name;
    let node = root;
    for (const key of path) {
      const next = node.get(key);
      const child: Node = next instanceof Map ? next : new Map();
      node.set(key, child);
      node = child;
    }
    node.set(last, value);
  }
  return build(root);
};

/** Turns those strings into numbers that a schema wants as numbers: a query cannot tell the two apart. */
export const withNumbers = (body: unknown, issues: readonly z.core.$ZodIssue[]): unknown => {
  const wanted = new Set(
    issues.flatMap((issue) =>
      issue.code === 'invalid_type' &&
      (issue.expected === 'int' || issue.expected === 'number') &&
      issue.path.length === 1
        ? [String(issue.path[0])]
        : [],
    ),
  );
  return typeof body === 'object' && body !== null && wanted.size > 0
    ? Object.fromEntries(
        Object.entries(body).map(([key, value]) => [
          key,
          wanted.has(key) && /^\d{1,15}$/.test(String(value)) ? Number(value) : value,
        ]),
      )
    : body;
};
