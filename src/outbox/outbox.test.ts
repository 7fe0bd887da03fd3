import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { newTrust, open } from '../../test/harness.ts';
import { type MailServer, sendBy, startMailServer } from '../../test/mail.ts';
import { at, promised } from '../../test/promised.ts';
import { record } from '../audit/index.ts';
import { addPerson, listOpenPromises, openableCase, openCase } from '../cases/index.ts';
import { changePerson, createPerson, findPerson, NEUTRAL } from '../people/index.ts';
import { newId } from '../platform/ids.ts';
import { findOutgoing, send, type ToSend } from './outbox.ts';

let server: MailServer;
beforeAll(async () => {
  server = await startMailServer();
});
afterAll(() => server.stop());
afterEach(() => {
  server.refuse(undefined);
  server.mails.length = 0;
  delete open().house.senders;
  delete open().house.mailFrom;
});

/** An officer with a case, and an e-mail about it that they have just sent. */
async function sending(more: Partial<ToSend> = {}) {
  sendBy(server);
  const trust = await newTrust();
  const sam = await trust.staff();
  const { kase } = await promised(sam, 'Grace Okafor');
  const message: ToSend = {
    ...{ channel: 'email', to: 'grace@example.org', toName: 'Grace Okafor', subject: 'About your call', held: true },
    ...{
      body: 'Hello Grace,\n\nWe have an answer for you.\n\nPALS',
      case: kase.id,
      about: { kind: 'letter', id: newId(at('24', '10:00')) },
    },
    ...more,
  };
  const { id, messageId } = await sam.as((ctx) => send(ctx, message));
  const later = async (minutes: number) => {
    trust.clock.now = new Date(trust.clock.now.getTime() + minutes * 60_000);
    return trust.runJobs();
  };
  return {
    ...{ ...trust, sam, kase, id, messageId, later },
    state: () => sam.as(async (ctx) => (await findOutgoing(ctx, id)).state),
    page: async () => (await sam.get(`/desk/cases/${kase.ref}`)).page().text,
    out: async () => (await sam.get(`/desk/cases/${kase.ref}/outgoing`)).page(),
    act: (act: string) => sam.post(`/desk/outgoing/${id}/${act}`),
    promises: () =>
      sam.as(async (ctx) => {
        const found = await openableCase(ctx, kase.ref);
        return (await listOpenPromises(ctx, found.id)).map(({ about }) => about).filter(Boolean);
      }),
  };
}

describe('what is sent', () => {
  test('waits ten seconds, goes once with all its words, and says so on the case', async () => {
    const { later, messageId, page, out, runJobs } = await sending();
    expect(await page()).toMatch(/On its way.*Email to Grace Okafor.*It goes to grace@example.org in a few seconds/);
    await runJobs();
    expect(server.mails).toHaveLength(0);
    await later(1);
    await later(1);
    expect(server.mails).toHaveLength(1);
    expect(server.mails[0]).toMatchObject({ from: 'pals@anytown.example', to: ['grace@example.org'] });
    expect(server.mails[0]?.raw).toContain(`Message-ID: ${messageId}`);
    expect(server.mails[0]?.raw).toContain('We have an answer for you.');
    expect(await page()).not.toContain('Email to Grace Okafor');
    expect((await out()).text).toMatch(/Sent to grace@example.org, 10:01am.*About|About.*Sent to grace@example.org/);
  });

  test('is taken back within ten seconds, and does not go', async () => {
    const { later, act, state, out } = await sending();
    expect((await act('undoing')).to).toMatch(/outgoing\?done=stopped/);
    expect((await act('undoing')).status).toBe(303);
    await later(1);
    expect(server.mails).toHaveLength(0);
    expect(await state()).toBe('stopped');
    expect((await out()).text).toContain('Taken back. It was not sent.');
  });

  test('once it has gone, “Undo” says so and changes nothing', async () => {
    const { later, act, state } = await sending();
    await later(1);
    expect((await act('undoing')).to).toMatch(/done=gone/);
    expect(await state()).toBe('sent');
  });

  test('is rolled back with the act that sent it', async () => {
    const { sam, kase, later } = await sending();
    const message: ToSend = {
      ...{ channel: 'email', to: 'ben@example.org', subject: '', body: 'x', case: kase.id, held: false },
      about: { kind: 'letter', id: kase.id },
    };
    await expect(
      sam.as(async (ctx) => {
        await send(ctx, message);
        throw new Error('the act failed');
      }),
    ).rejects.toThrow('the act failed');
    await later(1);
    expect(server.mails.map(({ to }) => to[0])).toEqual(['grace@example.org']);
  });

  test('answers a mail in its thread, and is marked where nobody pressed a button', async () => {
    const references = ['<a@example.org>', '<b@example.org>'];
    const { later } = await sending({ inReplyTo: '<b@example.org>', references, automatic: true });
    await later(1);
    const raw = server.mails[0]?.raw ?? '';
    expect(raw).toContain('In-Reply-To: <b@example.org>');
    expect(raw).toMatch(/References: <a@example.org>\s+<b@example.org>/);
    expect(raw).toContain('Auto-Submitted: auto-replied');
  });

  test('forgets its secret once it has gone', async () => {
    const { later, sam, id } = await sending({ body: 'Your code is [[secret]].', secret: '123456' });
    await later(1);
    expect(server.mails[0]?.raw).toContain('Your code is 123456.');
    const row = await sam.as((ctx) => findOutgoing(ctx, id));
    expect(JSON.stringify(row)).not.toContain('123456');
  });
});

describe('what goes wrong', () => {
  test('a server that says “later” is asked again after a minute, five, fifteen …; then somebody looks', async () => {
    const { later, state, promises, page } = await sending();
    server.refuse(450);
    await later(1);
    expect(await state()).toBe('due');
    expect(await page()).toMatch(/It could not go yet, and is tried again at 10:02am\. .*Try again later/);
    for (const minutes of [1, 5, 15, 60, 240]) await later(minutes);
    expect(await state()).toBe('failed');
    expect(await promises()).toContain('Not sent: an email');
  });

  test('a server that is not there is no reason to give up', async () => {
    const { later, state, house } = await sending();
    const gone = await startMailServer();
    await gone.stop();
    sendBy(gone);
    await later(1);
    expect(await state()).toBe('due');
    expect(house.senders).toBeDefined();
    sendBy(server);
    await later(2);
    expect(await state()).toBe('sent');
  });

  test('an address that is refused is shown on the case with “Try again”, and keeps nobody waiting', async () => {
    const { later, state, promises, page, act, out } = await sending();
    server.refuse(550);
    await later(1);
    expect(await page()).toMatch(/It was not sent to grace@example.org\..*No such mailbox here/);
    expect(await promises()).toContain('Not sent: an email');
    server.refuse(undefined);
    await act('new-try');
    await later(0);
    expect(await state()).toBe('sent');
    expect(await promises()).not.toContain('Not sent: an email');
    expect((await out()).all('[class*=nhsuk-tag]')).toEqual(['Sent']);
  });

  test('a line that breaks after the last word leaves it unsure: nothing sends it again by itself', async () => {
    const { later, state, promises, page, act } = await sending();
    server.hangUp();
    await later(1);
    expect(server.mails).toHaveLength(1);
    await later(15);
    expect(server.mails).toHaveLength(1);
    expect(await state()).toBe('unsure');
    expect(await page()).toContain('Nobody knows whether this was sent');
    expect(await promises()).toContain('Perhaps not sent: an email');
    await act('arrival');
    expect(await state()).toBe('sent');
    expect((await act('new-try')).to).toMatch(/done=settled/);
  });

  test('nobody who has died since is written to', async () => {
    const { sam, kase, clock, runJobs, asSystem } = await sending();
    const { id } = await sam.as((ctx) =>
      send(ctx, {
        ...{ channel: 'email', to: 'g@example.org', subject: 's', body: 'b', case: kase.id, held: true },
        ...{ person: kase.caller_id, about: { kind: 'letter', id: kase.id } },
      }),
    );
    await asSystem((ctx) =>
      ctx.db
        .updateTable('people')
        .set({ died: true })
        .where('trust_id', '=', ctx.trust.id)
        .where('id', '=', kase.caller_id ?? '')
        .execute(),
    );
    clock.now = at('24', '10:05');
    await runJobs();
    expect(server.mails.map(({ to }) => to[0])).toEqual(['grace@example.org']);
    expect((await sam.as((ctx) => findOutgoing(ctx, id))).trouble).toMatch(/have died/);
  });

  test.each([
    ['may be overheard', { unsafe: true }, /Somebody else might see/],
    ['wants no email any more', { needs: ['voice_only'] }, /asked not to be reached this way/],
  ])('nobody who %s is written to, whoever wrote it', async (_, change, why) => {
    const { sam, kase, clock, runJobs } = await sending();
    const { id } = await sam.as(async (ctx) => {
      const person = await findPerson(ctx, kase.caller_id ?? '');
      await changePerson(ctx, person, change);
      return send(ctx, {
        ...{ channel: 'email', to: 'g@example.org', subject: 's', body: 'b', case: kase.id, held: false },
        ...{ person: person.id, automatic: true, about: { kind: 'letter', id: kase.id } },
      });
    });
    clock.now = at('24', '10:05');
    await runJobs();
    expect(server.mails.map(({ to }) => to[0])).toEqual(['grace@example.org']);
    expect((await sam.as((ctx) => findOutgoing(ctx, id))).trouble).toMatch(why);
  });

  test('neutral words do not take a paper along: it shows who it is from', async () => {
    const { sam, kase, later } = await sending();
    const paper = { name: 'letter.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-') };
    const id = await sam.as(async (ctx) => {
      const person = await findPerson(ctx, kase.caller_id ?? '');
      await changePerson(ctx, person, { unsafe: true });
      const sent = await send(ctx, {
        ...{ channel: 'email', to: 'g@example.org', subject: '', body: NEUTRAL, attachments: [paper], held: false },
        ...{ case: kase.id, person: person.id, about: { kind: 'letter', id: kase.id } },
      });
      return sent.id;
    });
    await later(1);
    expect(server.mails.map(({ to }) => to[0])).toEqual(['grace@example.org']);
    expect((await sam.as((ctx) => findOutgoing(ctx, id))).trouble).toMatch(/Somebody else might see/);
  });

  test('somebody who was taken out of the case gets nothing more that was written to them there', async () => {
    const { sam, kase, later, act } = await sending();
    await act('undoing');
    const id = await sam.as(async (ctx) => {
      const found = await openableCase(ctx, kase.ref);
      const ben = await createPerson(ctx, { name: 'Ben Okafor' });
      await addPerson(ctx, found, ben.id, 'other');
      const sent = await send(ctx, {
        ...{ channel: 'email', to: 'ben@example.org', subject: 's', body: 'b', case: kase.id, held: true },
        ...{ person: ben.id, about: { kind: 'letter', id: kase.id } },
      });
      await ctx.db
        .updateTable('case_people')
        .set({ ended_at: ctx.now })
        .where('trust_id', '=', ctx.trust.id)
        .where('person_id', '=', ben.id)
        .execute();
      return sent.id;
    });
    await later(1);
    expect(server.mails).toHaveLength(0);
    expect((await sam.as((ctx) => findOutgoing(ctx, id))).trouble).toMatch(/not one of the people of this case/);
  });

  test.each(['grace', 'a@b', 'a@b.org, c@d.org', 'a b@c.org', 'x@y.org\r\nBcc: all@z.org', '<a@b.org>', ''])(
    'an address “%s” is none',
    async (to) => {
      await expect(sending({ to })).rejects.toThrow('is not an email address');
    },
  );

  test('a name that would add a header stays a name', async () => {
    const { later } = await sending({ toName: 'Grace\r\nBcc: all@example.org', subject: 'Hello\nX-Bad: yes' });
    await later(1);
    expect(server.mails[0]?.to).toEqual(['grace@example.org']);
    expect(server.mails[0]?.raw).not.toMatch(/^(Bcc|X-Bad):/im);
  });
});

describe('when consent is taken back', () => {
  test('what is on its way to anybody but the patient is stopped; what goes to the patient goes', async () => {
    const { sam, asSystem, later, act, id } = await sending();
    await act('undoing');
    const patient = await sam.as((ctx) => createPerson(ctx, { name: 'Ada Okafor' }));
    const kase = await sam.as((ctx) =>
      openCase(ctx, { type: 'concern', owner: sam.id, caller: null, patient: patient.id, receivedAt: ctx.now }),
    );
    const to = (address: string, person: string | null) => ({
      ...{ channel: 'email' as const, to: address, subject: 's', body: 'b', case: kase.id, person, held: true },
      about: { kind: 'question', id },
    });
    await sam.as(async (ctx) => {
      await send(ctx, to('ward@example.org', null));
      await send(ctx, to('ada@example.org', patient.id));
    });
    await asSystem((ctx) => record(ctx, 'consent.withdrawn', { case: kase.id }));
    await later(1);
    expect(server.mails.map((mail) => mail.to[0])).toEqual(['ada@example.org']);
    const promises = await sam.as((ctx) => listOpenPromises(ctx, kase.id));
    expect(promises.map(({ about }) => about)).toContain('Permission taken back: look what was stopped');
  });
});

describe('who may', () => {
  test('another trust’s message does not exist; a volunteer may not', async () => {
    const { id, staff, kase } = await sending();
    const stranger = await (await newTrust()).staff();
    expect((await stranger.post(`/desk/outgoing/${id}/undoing`)).status).toBe(404);
    expect((await stranger.get(`/desk/cases/${kase.ref}/outgoing`)).status).toBe(404);
    const vera = await staff('volunteer', 'Vera Low');
    expect((await vera.post(`/desk/outgoing/${id}/undoing`)).status).toBe(403);
  });

  test('My day counts what did not go, with the way to it', async () => {
    const { later, sam } = await sending();
    server.refuse(550);
    await later(1);
    expect((await sam.get('/desk')).page().text).toMatch(/Messages that did not go\s*1/);
    expect((await sam.get('/desk/outgoing')).page().text).toContain('Email to Grace Okafor');
  });

  test('whoever looks after the installation sees numbers, and may open no message', async () => {
    const { later, staff, id } = await sending();
    const owen = await staff('system_administrator', 'Owen Prosser');
    const line = async () =>
      (await owen.get('/desk/settings/system'))
        .page()
        .all('.app-results__item')
        .find((one) => one.startsWith('Messages'));
    expect(await line()).toMatch(/Well\s*By email, from pals@anytown.example. 1 on the way./);
    server.refuse(550);
    await later(1);
    expect(await line()).toMatch(/Look at this.*1 not sent/);
    expect((await owen.post(`/desk/outgoing/${id}/end`)).status).toBe(403);
    delete open().house.senders;
    expect(await line()).toContain('Not set up');
  });
});
