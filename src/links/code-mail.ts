// The code on its way to whoever received the link. Nobody of the desk can read it.
import { send } from '../outbox/index.ts';
import type { Ctx } from '../platform/context.ts';
import { newCode } from './codes.ts';
import { CODE_MINUTES } from './links.rules.ts';
import type { Link } from './links.ts';

/** @throws RuleError one was sent a moment ago */
export async function sendCode(ctx: Ctx, link: Link): Promise<void> {
  const { id, code } = await newCode(ctx, link);
  await send(ctx, {
    ...{ channel: 'email', to: link.email, toName: link.name, subject: 'Your code from PALS' },
    body: [
      'Your code is [[secret]].',
      `It works for ${CODE_MINUTES} minutes, on the page from which you asked for it. PALS never asks you to tell it to anybody.`,
      `If you did not ask for a code, you need do nothing.\n\nPALS, ${ctx.trust.name}`,
    ].join('\n\n'),
    ...{ secret: code, about: { kind: 'code', id }, case: link.case_id, held: false, automatic: true },
  });
}
