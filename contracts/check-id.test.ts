import { expect, test } from '@playwright/test';
import { checkIdsIn, isCheckId, requirementsIn } from './check-id.ts';

test('a check is named by its requirement and a number, and by a value if it has several', () => {
  expect(['OTP-04.2', 'OTP-104.12', 'SGN-12.1.zh-CN', 'SND-09.1.AuthFailure.X'].filter(isCheckId)).toHaveLength(4);
  expect(['OTP-04', 'OTP-4.1', 'OTP-04.0', 'OTP-04.', 'OTP-04.2.', 'otp-04.2', 'OTP-04.2 x'].filter(isCheckId)).toEqual(
    [],
  );
});

test('a check has the one tag that is an id of a check', () => {
  expect(checkIdsIn(['@flow', '@SGN-01', '@OTP-04.2'])).toEqual(['OTP-04.2']);
});

test('a check decides the requirement of its own id and those of its other tags', () => {
  expect(requirementsIn(['@flow', '@OTP-04.2', '@SGN-01', '@OTP-04', '@x-01'])).toEqual(['OTP-04', 'SGN-01']);
});
