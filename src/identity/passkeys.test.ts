import { expect, test } from 'vitest';
import { ask, newTrust, urlEncoded } from '../../test/harness.ts';
import { handleOf, whoseHandle } from './passkeys.rules.ts';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const REFUSED = 'This passkey did not lead to an account here. Try again, or sign in with your password.';

// Making a passkey and signing in with it needs a browser: test/stories/sign-in-safely.story.ts.

test('whatever a browser sends that is no passkey of ours gets the same words, and never a crash', async () => {
  const sam = await (await newTrust()).staff('officer', 'Sam Reid');
  const id = Buffer.from(sam.user.id.replaceAll('-', ''), 'hex').toString('base64url');
  const answers = [
    '',
    'null',
    '[]',
    '{"response":null}',
    '{"id":7,"response":{"userHandle":{}}}',
    JSON.stringify({ id, rawId: id, type: 'public-key', response: { userHandle: id.repeat(2) } }),
    'x'.repeat(30_000),
  ];
  for (const [at, answer] of answers.entries()) {
    const payload = urlEncoded({ answer, next: '/desk/cases' });
    const reply = await ask(undefined, 'POST', '/sign-in/passkey/answer', {
      payload,
      headers: FORM,
      from: `10.5.5.${at}`,
    });
    expect([answer.slice(0, 40), reply.status, reply.page().errors]).toEqual([answer.slice(0, 40), 422, [REFUSED]]);
  }
});

test('a passkey that was not made is not kept, and nobody removes that of a colleague', async () => {
  const sam = await (await newTrust()).staff('officer', 'Sam Reid');
  const page = (await sam.post('/desk/me/passkeys')).page();
  const options = page.document.querySelector('form[data-passkey]')?.getAttribute('data-options') ?? '{}';
  expect(JSON.parse(options)).toMatchObject({
    rp: { id: 'localhost' },
    authenticatorSelection: { residentKey: 'required' },
  });
  const refused = await sam.post('/desk/me/passkeys/new', { name: 'My phone', answer: '{}' });
  expect([refused.status, refused.page().value('name')]).toEqual([422, 'My phone']);
  expect((await sam.post('/desk/me/passkeys/somebody-elses/removal')).status).toBe(404);
});

test('a passkey knows whose it is, and anything else is nobody', () => {
  const [trustId, userId] = ['019a0000-0000-7000-8000-000000000001', '019a0000-0000-7000-8000-000000000002'];
  const handle = Buffer.from(handleOf(trustId, userId)).toString('base64url');
  expect(whoseHandle(handle)).toEqual({ trustId, userId });
  for (const wrong of [undefined, '', 'short', 7, {}]) expect(whoseHandle(wrong)).toBeUndefined();
});
