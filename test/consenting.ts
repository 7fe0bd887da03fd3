import { findCase, listOpenPromises, makePromise, openCase, type PromiseKind } from '../src/cases/index.ts';
import { newWorld, type World } from './world.ts';

/** The world with a case about Ada in which nothing is agreed yet, and Grace, her daughter, calls. */
export async function relative() {
  const world = await newWorld();
  const { sam, grace, ada, place } = world;
  const kase = await sam.as((ctx) =>
    openCase(ctx, {
      type: 'concern',
      owner: sam.id,
      caller: grace.id,
      patient: ada.id,
      place,
      receivedAt: ctx.now,
    }),
  );
  return { ...world, kase, base: `/desk/cases/${kase.ref}` };
}

export const promised = (world: Pick<World, 'sam' | 'kase' | 'grace'>, kind: PromiseKind, about = '') =>
  world.sam.as((ctx) =>
    makePromise(ctx, {
      kind,
      case: world.kase.id,
      person: world.grace.id,
      owner: world.sam.id,
      due: new Date(ctx.now.getTime() + 3_600_000),
      about,
    }),
  );
export const caseNow = ({ sam, kase }: Pick<World, 'sam' | 'kase'>) => sam.as((ctx) => findCase(ctx, kase.ref));
export const openNow = ({ sam, kase }: Pick<World, 'sam' | 'kase'>) => sam.as((ctx) => listOpenPromises(ctx, kase.id));
export const firstId = async ({ sam, kase }: Pick<World, 'sam' | 'kase'>, noun: string) => {
  const body = (await sam.get(`/desk/cases/${kase.ref}/consents`)).body;
  return new RegExp(`consents/([0-9a-f-]{36})/${noun}`).exec(body)?.[1] ?? '';
};

/** Grace may be told: her record, and what was merged into it. */
export const graceMay = ({ may_hear }: { may_hear: readonly string[] }, { grace }: Pick<World, 'grace'>) =>
  may_hear.includes(grace.id);

export const agreed = (grace: string) => ({
  situation: 'adult',
  speaker: grace,
  what: ['hears', 'complaints'],
  services: 'Ward 7B',
  type: 'verbal',
  given_by: 'Ada Okafor',
  heard_by: 'Sam Reid',
  act: 'record',
});

export const newSession = (world: Pick<World, 'staff'>) => world.staff('officer', 'Priya Nair');
