// The moment before a message goes: its module says whether it is still wanted. Mail may have been down for hours.
import type { Ctx } from '../platform/context.ts';
import type { Outgoing } from './outbox.ts';

/** False: it is not sent, and nobody is told that it was not. */
export type LooksAgain = { kind: string; mayGo: (ctx: Ctx, message: Outgoing) => Promise<boolean> };

declare module '../platform/module.ts' {
  interface Parts {
    /** Whether what it put on its way may still go, asked in the moment in which it would. */
    looksAgain?: readonly LooksAgain[];
  }
}

let known: readonly LooksAgain[] = [];

/** Handed in once, by the list of modules. */
export function takeLooksAgain(given: readonly LooksAgain[]) {
  known = given;
}

export async function mayStillGo(ctx: Ctx, message: Outgoing): Promise<boolean> {
  return (await known.find(({ kind }) => kind === message.about_kind)?.mayGo(ctx, message)) ?? true;
}
