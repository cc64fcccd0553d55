import { expect, test } from 'vitest';
import { agentEnvironment } from './environment.ts';

const environment = { PATH: '/bin', NODE_OPTIONS: '--require=/tmp/evil.js', AWS_SECRET: 'x', GUITAI_CRASH_AT: 'posted' };

test('gives the agent nothing of the environment but what a program needs to run', () => {
  expect(agentEnvironment(environment, false)).toEqual({ PATH: '/bin' });
});

test('adds what a test orders, in the sandbox only', () => {
  expect(agentEnvironment(environment, true)).toEqual({ PATH: '/bin', GUITAI_CRASH_AT: 'posted' });
});
