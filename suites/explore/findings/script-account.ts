/** What a script with calls of the Account API begins with besides. */
export const accountPrelude = `
const proofs = [];
const bearing = (method, path, [number, kind, permission], body) =>
  request(ENDPOINT + path, {
    method, body: body && JSON.stringify(body),
    headers: {
      authorization: 'Bearer ' + token(number, kind), ...(body && { 'content-type': 'application/json' }),
      ...(permission !== undefined && { 'logto-verification-id': needed(proofs[permission]).id }),
    },
  });
const ofAccount = (number, kind, permission, method, path, body) =>
  bearing(method, '/api/my-account' + path, [number, kind, permission], body);
const provePassword = async (number, kind, value) => {
  const { body } = await bearing('POST', '/api/verifications/password', [number, kind], { password: value });
  if (body.verificationRecordId) proofs.push({ id: body.verificationRecordId });
};
const sendProof = async (number, kind, value, person) => {
  const identifier = { type: 'phone', value };
  const { body } = await bearing('POST', '/api/verifications/verification-code', [number, kind], { identifier });
  if (!body.verificationRecordId) return;
  const code = await ask('The code that was sent to +' + phones[person] + ' (if none was, press Enter)');
  proofs.push({ id: body.verificationRecordId, code });
};
const verifyProof = (number, kind, value, proof, code) =>
  bearing('POST', '/api/verifications/verification-code/verify', [number, kind], {
    identifier: { type: 'phone', value }, verificationId: proofs[proof]?.id, code,
  });
const proofCode = (of, change) => {
  const right = proofs[of]?.code || '000000';
  return change === undefined ? right : codeChanges[change](right);
};
`;
