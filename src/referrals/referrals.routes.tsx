import { type Case, openableCase } from '../cases/index.ts';
import { staffNames } from '../identity/index.ts';
import { peopleByIds } from '../people/index.ts';
import { listOrganisations } from '../places/index.ts';
import { EarlierSettings } from '../platform/components/earlier.tsx';
import type { Ctx } from '../platform/context.ts';
import { attempt, type Filled, type Submitted } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import { dateWords, localDate, shortDate } from '../platform/time.ts';
import { queueRoutes } from './queue.routes.tsx';
import { maybeToPass } from './referral-rows.ts';
import { referralForm, teamForm } from './referrals.forms.ts';
import { REQUESTS, type RequestKind, TEAM_WORDS } from './referrals.rules.ts';
import { noteReferralAnswered, passOn, sendRequest, signpost } from './referrals.ts';
import { ReferralPage, TeamsPage } from './referrals.tsx';
import { listEarlierTeams, listTeams, setTeam } from './teams.ts';

export function routes(r: Router) {
  const path = '/desk/cases/:ref/referrals';
  r.get(path, { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const { form } = await formOf(ctx);
    const name = (await peopleByIds(ctx, [kase.caller_id])).get(kase.caller_id ?? '')?.name ?? '';
    const today = shortDate(ctx.now, '0001-01-01');
    const usual = { agreed_by: name, sent_on: today, received_on: today };
    const waiting = await maybeToPass(ctx, kase);
    const known = waiting && {
      kind: 'passed',
      organisation: waiting.organisation ?? '',
      agreed_by: waiting.agreed_by,
      agreed_how: waiting.agreed_how ?? '',
    };
    return referralPage(ctx, kase, form.of({ ...usual, ...known }));
  });
  r.post(path, { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const { form } = await formOf(ctx);
    const filled = form.submit(req.body);
    const refused = await attempt(filled, (values) => send(ctx, kase, values));
    return refused ? referralPage(ctx, kase, refused) : redirect(`/desk/cases/${kase.ref}?done=step`);
  });
  r.post(`${path}/:id/answer`, { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    await noteReferralAnswered(ctx, kase, req.params.id ?? '');
    return redirect(`/desk/cases/${kase.ref}?done=step`);
  });
  queueRoutes(r);
  teamRoutes(r);
}

async function formOf(ctx: Ctx) {
  const organisations = await listOrganisations(ctx);
  const codes = organisations.map(({ code }) => code);
  return { organisations, form: referralForm(localDate(ctx.now), codes) };
}

type Values = (Submitted<ReturnType<typeof referralForm>['fields']> & { ok: true })['values'];

async function send(ctx: Ctx, kase: Case, values: Values) {
  const today = localDate(ctx.now);
  const { kind = 'told', organisation = '', sent_on: sentOn = today, received_on: receivedOn = today } = values;
  if (kind === 'told') return signpost(ctx, kase, organisation);
  if (kind !== 'passed') return sendRequest(ctx, kase, { kind, receivedOn, sentOn, told: values.told });
  return passOn(ctx, kase, {
    organisation,
    what: values.what,
    agreedBy: values.agreed_by,
    agreedHow: values.agreed_how ?? 'spoken',
    sentHow: values.sent_how ?? 'email',
    sentOn,
    check: values.check,
  });
}

async function referralPage(ctx: Ctx, kase: Case, filled: Filled): Promise<Reply> {
  const { organisations } = await formOf(ctx);
  const teams = await listTeams(ctx);
  const words = (kind: RequestKind) => {
    const team = teams.get(kind);
    if (!team) return `Where such requests go is not set yet: Settings, Records and information requests.`;
    return `Send it to ${[team.name, team.email, team.phone].filter(Boolean).join(', ')}. The date is theirs, from the day it reached us.`;
  };
  const props = { organisations, teams: { records: words('records'), foi: words('foi') }, filled };
  const body = <ReferralPage reference={kase.ref} {...props} />;
  const status = filled.errors.length > 0 ? 422 : 200;
  return deskPage({ title: 'Not for this PALS', section: 'cases', width: 'form', status, body });
}

function teamRoutes(r: Router) {
  const path = '/desk/settings/own-teams';
  r.get(path, { may: 'settings.write' }, (ctx, req) => teamsPage(ctx, one(req.query, 'done') === 'saved'));
  r.post(path, { may: 'settings.write' }, async (ctx, req) => {
    const filled = teamForm.submit(req.body);
    if (!filled.ok) return teamsPage(ctx, false, filled);
    const { team = 'records', ...rest } = filled.values;
    await setTeam(ctx, team, rest);
    return redirect(`${path}?done=saved`);
  });
}

async function teamsPage(ctx: Ctx, saved: boolean, filled?: Filled): Promise<Reply> {
  const known = await listTeams(ctx);
  const teams = REQUESTS.map((kind) => {
    const team = known.get(kind);
    const checked = team ? `Checked ${dateWords(team.checked_on, ctx.now)}.` : 'Not set yet.';
    return { kind, name: team?.name ?? TEAM_WORDS[kind], email: team?.email ?? '', phone: team?.phone ?? '', checked };
  });
  const names = await staffNames(ctx);
  const before = await Promise.all(
    REQUESTS.map(async (kind) =>
      (await listEarlierTeams(ctx, kind)).map(({ id, held, until, changed_by }) => ({
        id,
        words: [held.name, held.email, held.phone].filter(Boolean).join(' · '),
        until,
        by: names.get(changed_by ?? '') ?? 'a colleague',
      })),
    ),
  );
  const body = (
    <>
      <TeamsPage teams={teams} filled={filled} saved={saved} />
      <EarlierSettings lines={before.flat()} now={ctx.now} of="Where requests go" />
    </>
  );
  return deskPage({
    title: 'Records and information requests',
    section: 'settings',
    width: 'form',
    status: filled ? 422 : 200,
    body,
  });
}
