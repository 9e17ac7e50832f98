import { expect, test } from '@playwright/test';
import { isLoopback } from './loopback.ts';

for (const host of ['localhost', 'app.localhost', '127.0.0.1', '127.1.2.3', '::1', '[::1]']) {
  test(`${host} is this machine`, () => {
    expect(isLoopback(host)).toBe(true);
  });
}

for (const host of [
  '',
  '0.0.0.0',
  '::',
  '10.0.0.1',
  '128.0.0.1',
  '127.0.0.1.example.com',
  'notlocalhost',
  'localhost.example.com',
]) {
  test(`"${host}" may be another machine`, () => {
    expect(isLoopback(host)).toBe(false);
  });
}
