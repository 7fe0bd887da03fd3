// By what ways something goes out, handed in from the settings when the routes are made.
import { publicOrigin } from '../identity/index.ts';
import type { Ctx } from '../platform/context.ts';
import type { House } from '../platform/house.ts';
import type { Sender, SendWay } from '../platform/senders.ts';

type Ways = Pick<House, 'senders' | 'mailFrom' | 'demo'>;
let house: Ways = { demo: false };

export function takeHouse(given: Ways) {
  house = given;
}

/** Undefined where this way is not set up: then it goes by hand. */
export function maybeSender(ctx: Ctx, way: SendWay): Sender | undefined {
  return way === 'email' && !addressOf(ctx) ? undefined : house.senders?.[way];
}

/** Whether OpenPALS itself can send this way. */
export const canSend = (ctx: Ctx, way: SendWay): boolean => maybeSender(ctx, way) !== undefined;

/** Everybody is invented, and nothing leaves. */
export const isDemo = (): boolean => house.demo;

/** The address of this PALS from which its e-mail comes. */
export function addressOf({ trust }: Ctx): string | undefined {
  return house.mailFrom?.(trust.shortName);
}

/** Where somebody sees how it stands, for a message to a person for whom a link is safe. */
export async function progressWords(ctx: Ctx, ref: string): Promise<string> {
  const page = await progressPage(ctx);
  return page ? `To see how it stands, go to ${page}. Your number is ${ref}.` : `Your number is ${ref}.`;
}

/** The page on which somebody asks for their code; undefined: nobody has said where it is. */
export async function progressPage(ctx: Ctx): Promise<string | undefined> {
  const origin = await publicOrigin(ctx);
  return origin && `${origin}/track`;
}

/** As receivers see it in their list. */
export const senderName = ({ trust }: Ctx): string => `PALS, ${trust.name}`;
