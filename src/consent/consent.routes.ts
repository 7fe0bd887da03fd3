import { type Case, openableCase } from '../cases/index.ts';
import { dropDraft } from '../drafts/index.ts';
import type { Ctx } from '../platform/context.ts';
import { attempt } from '../platform/forms.ts';
import { isId } from '../platform/ids.ts';
import { redirect } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import { localDate } from '../platform/time.ts';
import { answerRoutes, endRoutes } from './answers.routes.ts';
import { askConsent } from './asking.ts';
import { consentForm } from './consent.forms.ts';
import { loadConsents } from './consent.pages.ts';
import { consentPage } from './consent-page.routes.tsx';
import { evidenceRoutes } from './evidence.routes.ts';
import { recordConsent } from './giving.ts';
import { safetyRoutes } from './safety.routes.tsx';
import { sharingRoutes } from './sharing.routes.tsx';

const BASE = '/desk/cases/:ref/consents';

export function routes(r: Router) {
  r.get(BASE, { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    return consentPage(ctx, req, kase);
  });
  r.post(BASE, { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const filled = consentForm(localDate(ctx.now)).submit(req.body);
    const ask = one(req.body, 'act') === 'ask';
    const refused = await attempt(
      filled,
      async ({ what, speaker, situation = 'self', type = 'not_yet', how = 'phone', to_on, ...words }) => {
        const known = await knownSpeaker(ctx, kase, speaker);
        const scope = { hears: what.includes('hears') && known !== null, complaints: what.includes('complaints') };
        const given = { ...words, ...scope, situation, type, speaker: known, to_on };
        return ask ? askConsent(ctx, kase, given, how) : recordConsent(ctx, kase, given);
      },
    );
    if (refused) return consentPage(ctx, req, kase, { filled: refused });
    await dropDraft(ctx, `consent/${kase.id}`);
    return redirect(`/desk/cases/${kase.ref}/consents?done=${ask ? 'asked' : 'recorded'}`);
  });
  answerRoutes(r);
  endRoutes(r);
  safetyRoutes(r);
  sharingRoutes(r);
  evidenceRoutes(r);
}

/** Somebody of the case, and nobody else. */
async function knownSpeaker(ctx: Ctx, kase: Case, id: string | undefined): Promise<string | null> {
  if (!isId(id)) return null;
  const { speakers } = await loadConsents(ctx, kase);
  return speakers.some((person) => person.id === id) ? id : null;
}
