import { awayWords, spanWords } from '../away/index.ts';
import { handingNotice } from '../handing/index.ts';
import { ROLES } from '../identity/index.ts';
import { listSites } from '../places/index.ts';
import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { choices, form } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import { addDays, dateWords, localDate, shortDate, timeWords } from '../platform/time.ts';
import { missedOn } from '../voicemails/index.ts';
import { listHanded } from './handed.ts';
import { linesOf } from './lines.ts';
import { findMember } from './members.ts';
import { PersonPage } from './person.tsx';
import { changeSites, listSiteCovers } from './sites.ts';
import {
  awayCell,
  lateWords,
  missedWords,
  needCoverWords,
  type Said,
  unownedWords,
  weightWords,
} from './team.rules.ts';
import { loadTeam, type Team } from './team.ts';
import { TeamPage } from './team.tsx';

/** The day's running: who has what to do, what nobody has, and what needs cover. */
export function teamRoutes(r: Router) {
  r.get('/desk/team', { may: 'cases.share_out' }, async (ctx, req) => teamPage(ctx, req));
  r.get('/desk/team/:person', { may: 'cases.share_out' }, async (ctx, req) => personPage(ctx, req));
  r.post('/desk/team/:person/sites', { may: 'cases.share_out' }, async (ctx, req) => {
    const person = await findMember(ctx, req.params.person ?? '');
    const sites = (await listSites(ctx)).map(({ id }) => id);
    const filled = form({ sites: choices({ label: 'Sites', choices: sites }) }).submit(req.body);
    if (!filled.ok) throw new RuleError('Go back and choose from the sites that are shown.');
    await changeSites(ctx, person.id, filled.values.sites);
    return redirect(`/desk/team/${person.id}?done=sites`);
  });
}

async function teamPage(ctx: Ctx, req: Req): Promise<Reply> {
  const wantsLate = one(req.query, 'show') === 'late';
  const today = localDate(ctx.now);
  const [team, late, notice, handed, missed, missedBefore] = await Promise.all([
    loadTeam(ctx),
    wantsLate ? linesOf(ctx, undefined, { to: ctx.now }) : [],
    handingNotice(ctx, req, '/desk/team'),
    listHanded(ctx),
    missedOn(ctx, today),
    missedOn(ctx, addDays(today, -1)),
  ]);
  const names = new Map(team.members.map(({ person }) => [person.id, person.name]));
  const body = (
    <TeamPage
      said={sentenceOf(ctx, team)}
      rows={team.members.map((member) => ({
        id: member.person.id,
        name: member.person.name,
        hasLeft: member.hasLeft,
        today: member.load.today,
        late: member.load.late,
        open: member.load.open,
        waiting: member.load.waiting,
        oldest: member.load.oldest ? shortDate(member.load.oldest, ctx.now) : '',
        weight: member.weight,
        hardCalls: member.hardCalls,
        away: member.away ? awayCell(awayWords(member.away, ctx.now)) : '',
      }))}
      weights={weightWords(team.weights)}
      late={late.map(({ promise, row }) => ({ row, owner: names.get(promise.owner_id ?? '') ?? 'No owner' }))}
      showsLate={wantsLate}
      notice={notice}
      handed={handed}
      missed={missedWords(missed, missedBefore)}
    />
  );
  return deskPage({ title: 'Team', section: 'team', body });
}

/** "3 promises are late. 4 new cases have no owner. Priya is away today: 5 promises need cover." */
function sentenceOf(ctx: Ctx, { late, unowned, needsCover }: Team): Said[] {
  return [
    ...(late > 0 ? [{ words: lateWords(late), href: '/desk/team?show=late#late' }] : []),
    ...(unowned > 0 ? [{ words: unownedWords(unowned), href: '/desk/team/share-out' }] : []),
    ...needsCover.flatMap(({ absence, name, count, isNow }): Said[] => [
      { words: `${name} is ${isNow ? awayWords(absence, ctx.now) : `away ${spanWords(absence, ctx.now)}`}:` },
      { words: `${needCoverWords(count)}.`, href: `/desk/absences/${absence.id}/cover` },
    ]),
  ];
}

/** One colleague's open promises by day. */
async function personPage(ctx: Ctx, req: Req): Promise<Reply> {
  const person = await findMember(ctx, req.params.person ?? '');
  const [lines, team, sites, covers] = await Promise.all([
    linesOf(ctx, person.id),
    loadTeam(ctx),
    listSites(ctx),
    listSiteCovers(ctx),
  ]);
  const member = team.members.find((one) => one.person.id === person.id);
  const days = new Map<string, typeof lines>();
  for (const line of lines) {
    const label = line.promise.due_at < ctx.now ? 'Late' : dayWords(ctx, line.promise.due_at);
    days.set(label, [...(days.get(label) ?? []), line]);
  }
  const body = (
    <PersonPage
      id={person.id}
      name={person.name}
      role={ROLES[person.role].label}
      away={member?.away ? awayWords(member.away, ctx.now) : ''}
      hasLeft={person.disabled_at !== null}
      hasWork={(member?.load.open ?? 0) + (member?.load.promises ?? 0) > 0}
      facts={[
        { key: 'Open cases', value: String(member?.load.open ?? 0) },
        { key: 'Waiting for a service', value: String(member?.load.waiting ?? 0) },
        { key: 'Weight', value: String(member?.weight ?? 0) },
        { key: 'Hard calls this week', value: String(member?.hardCalls ?? 0) },
      ]}
      days={[...days].map(([label, of]) => ({
        label,
        rows: of.map(({ promise, row }) => ({ row, time: timeWords(promise.due_at) })),
      }))}
      sites={sites.map(({ id, name }) => ({ value: id, label: name }))}
      covered={covers.filter(({ user_id }) => user_id === person.id).map(({ site_id }) => site_id)}
      done={one(req.query, 'done') === 'sites'}
      notice={await handingNotice(ctx, req, `/desk/team/${person.id}`)}
      isSelf={person.id === ctx.actor.id}
    />
  );
  return deskPage({ title: 'Open promises of a colleague', section: 'team', body });
}

function dayWords(ctx: Ctx, at: Date): string {
  return localDate(at) === localDate(ctx.now) ? 'Today' : dateWords(at, ctx.now);
}
