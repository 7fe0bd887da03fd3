import { staffNames } from '../identity/index.ts';
import { EarlierSettings } from '../platform/components/earlier.tsx';
import type { Ctx } from '../platform/context.ts';
import type { Filled } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import { dateWords } from '../platform/time.ts';
import { signerForm } from './letters.forms.ts';
import { SIGNS_WORDS } from './letters.rules.ts';
import { listEarlierSigners, setSigner, usualSigner } from './signers.ts';
import { SignerPage } from './signers.tsx';

const AT = '/desk/settings/mp-letters';

export function signerRoutes(r: Router) {
  r.get(AT, { may: 'settings.write' }, async (ctx, req) => {
    const { signs, signer, email } = await usualSigner(ctx);
    return page(ctx, signerForm.of({ signs, signer, email }), one(req.query, 'done') === 'saved');
  });
  r.post(AT, { may: 'settings.write' }, async (ctx, req) => {
    const filled = signerForm.submit(req.body);
    if (!filled.ok) return page(ctx, filled, false);
    const { signs = 'chief_executive', signer, email } = filled.values;
    await setSigner(ctx, { signs, signer, email });
    return redirect(`${AT}?done=saved`);
  });
}

async function page(ctx: Ctx, filled: Filled, saved: boolean): Promise<Reply> {
  const { checked_on } = await usualSigner(ctx);
  const checked = checked_on ? `Said on ${dateWords(checked_on, ctx.now)}.` : '';
  const [names, rows] = [await staffNames(ctx), await listEarlierSigners(ctx)];
  const lines = rows.map(({ id, held, until, changed_by }) => {
    const words = [SIGNS_WORDS[held.signs], held.signer, held.email].filter(Boolean).join(' · ');
    return { id, words, until, by: names.get(changed_by ?? '') ?? 'a colleague' };
  });
  return deskPage({
    title: 'Letters from MPs',
    section: 'settings',
    width: 'form',
    status: filled.errors.length > 0 ? 422 : 200,
    body: (
      <>
        <SignerPage filled={filled} checked={checked} saved={saved} />
        <EarlierSettings lines={lines} now={ctx.now} of="Who signs" />
      </>
    ),
  });
}
