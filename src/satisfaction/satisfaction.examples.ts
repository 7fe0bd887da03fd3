// What tests of this module begin with.
import { afterAll, beforeAll } from 'vitest';
import { open } from '../../test/harness.ts';
import { type MailServer, sendBy, startMailServer } from '../../test/mail.ts';
import { newVisitor } from '../../test/visitor.ts';
import { newWorld } from '../../test/world.ts';
import { closeCase, findCase, listOpenPromises, openCase } from '../cases/index.ts';
import { addWay, createPerson } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { changeRules } from './rules.ts';

export const DAY = 86_400_000;
const RULE = { asks: true, percent: 100, after_days: 7, again_months: 6, link_days: 28, remind_days: 0 };
export const PLEASED = { considering: 'yes', making: 'yes', informed: 'yes', outcome: 'yes', reflecting: 'yes' };

let server: MailServer;
/** For the tests of a file: emails really go, and links lead to an address. */
export function withMail() {
  beforeAll(async () => {
    server = await startMailServer();
    sendBy(server);
  });
  afterAll(async () => {
    await server.stop();
    delete open().house.senders;
    delete open().house.mailFrom;
  });
}

/** What went since the case was made. */
export const mails = () => server.mails;

/** Their mail server takes nothing now, or again. */
export const mailIsDown = (isDown: boolean) => server.refuse(isDown ? 450 : undefined);

type Set = { email?: boolean; rule?: Partial<typeof RULE> };

/** A case of Ivy’s that is ready to be closed, in a trust that asks. */
export async function newAsking({ email = true, rule = {} }: Set = {}) {
  const world = await newWorld();
  const mo = await world.staff('manager', 'Mo Khan');
  const made = await world.sam.as(async (ctx) => {
    await changeRules(ctx, { ...RULE, ...rule }, '2026-11-24');
    const ivy = await createPerson(ctx, { name: 'Ivy Marsh', call_me: 'Ivy' });
    await addWay(
      ctx,
      ivy,
      email ? { kind: 'email', value: 'ivy@example.org' } : { kind: 'phone', value: '020 7946 0044' },
    );
    const kase = await openCase(ctx, { type: 'question', owner: world.sam.id, caller: ivy.id, receivedAt: ctx.now });
    return { ivy, kase };
  });
  server.mails.length = 0;
  const close = (as = world.sam) =>
    as.as(async (ctx) => {
      const promises = Object.fromEntries(
        (await listOpenPromises(ctx, made.kase.id)).map(({ id }) => [id, 'kept' as const]),
      );
      return closeCase(ctx, await findCase(ctx, made.kase.ref), { outcome: 'explained', told: 'yes', promises });
    });
  const later = async (days: number) => {
    world.clock.now = new Date(world.clock.now.getTime() + days * DAY);
    await world.runJobs();
    await world.runJobs();
  };
  const closeAndWait = async () => {
    await close();
    await world.runJobs();
    await later(8);
  };
  const ask = () =>
    world.asSystem((ctx) =>
      ctx.db.selectFrom('satisfaction_asks').selectAll().where('case_id', '=', made.kase.id).executeTakeFirst(),
    );
  const change = (work: (ctx: Ctx) => Promise<unknown>) => world.sam.as(work);
  const path = () => {
    const text = (server.mails.at(-1)?.raw ?? '').replace(/=\r?\n/g, '').replace(/=3D/g, '=');
    return /https:\/\/[\w.-]+\.localhost(\/how-we-did\/[\w?=.-]+)/.exec(text)?.[1] ?? '';
  };
  return { ...world, ...made, mo, close, later, closeAndWait, ask, change, path, visitor: newVisitor(world) };
}

export type Asking = Awaited<ReturnType<typeof newAsking>>;
export const kaseOf = (ctx: Ctx, { kase }: Pick<Asking, 'kase'>) => findCase(ctx, kase.ref);
