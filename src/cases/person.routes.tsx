import { listPersonLog, viewed } from '../audit/index.ts';
import { codesWith } from '../codes/index.ts';
import { staffNames } from '../identity/index.ts';
import {
  changePerson,
  contactRules,
  findPerson,
  mayPhone,
  nhsNumberWords,
  type Person,
  recordIdsOf,
} from '../people/index.ts';
import { mayDo } from '../platform/access.ts';
import type { Ctx } from '../platform/context.ts';
import { attempt, choices, type Filled, form, readAs, text } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import { loadPerson } from './person.ts';
import { NeedsPage, PersonLog, PersonPage } from './person.tsx';

/** The person's page stands here, because it shows their cases; names and ways are changed by the module people. */
export function personRoutes(r: Router) {
  r.get('/desk/people/:id', { may: 'people.read' }, async (ctx, req) => {
    const view = await loadPerson(ctx, req.params.id ?? '');
    const { person } = view;
    if (person.id !== req.params.id) return redirect(`/desk/people/${person.id}`);
    await viewed(ctx, 'person', { person: person.id });
    return deskPage({
      title: 'Person',
      section: 'people',
      body: (
        <PersonPage
          {...view}
          rules={contactRules(person)}
          nhsNumber={person.nhs_number ? nhsNumberWords(person.nhs_number) : undefined}
          mayPhone={mayPhone(person)}
          may={{
            write: mayDo(ctx.actor, 'people.write'),
            call: mayDo(ctx.actor, 'cases.write'),
            log: mayDo(ctx.actor, 'record_log.read'),
          }}
          done={one(req.query, 'done') || undefined}
          now={ctx.now}
        />
      ),
    });
  });

  r.get('/desk/people/:id/needs', { may: 'people.write' }, async (ctx, req) => {
    const person = await findPerson(ctx, req.params.id ?? '');
    const fields = await needsForm(ctx, person);
    return needsPage(ctx, person, fields.of({ needs: person.needs, needs_detail: person.needs_detail }), 200);
  });

  r.post('/desk/people/:id/needs', { may: 'people.write' }, async (ctx, req) => {
    const person = await findPerson(ctx, req.params.id ?? '');
    const filled = (await needsForm(ctx, person)).submit(req.body);
    if (!filled.ok) return needsPage(ctx, person, filled, 422);
    const { version, ...change } = filled.values;
    const refused = await attempt(filled, () => changePerson(ctx, person, change, version));
    return refused ? needsPage(ctx, person, refused, 422) : redirect(`/desk/people/${person.id}?done=needs`);
  });

  r.get('/desk/people/:id/record-log', { may: 'record_log.read' }, async (ctx, req) => {
    const person = await findPerson(ctx, req.params.id ?? '');
    await viewed(ctx, 'record_log', { person: person.id });
    const staff = await staffNames(ctx);
    const lines = await listPersonLog(ctx, { people: await recordIdsOf(ctx, person.id), most: MOST_LINES });
    const body = (
      <PersonLog
        id={person.id}
        now={ctx.now}
        lines={lines.map(({ id, at, actor_id, name }) => ({
          id,
          at,
          who: staff.get(actor_id ?? '') ?? 'OpenPALS',
          what: LOG_WORDS[name] ?? name.replace(/[._]/g, ' '),
        }))}
      />
    );
    return deskPage({ title: 'Record log', section: 'people', body });
  });
}

const MOST_LINES = 200;

const LOG_WORDS: Record<string, string> = {
  'view.person': 'looked at the person',
  'view.record_log': 'looked at this log',
  'person.created': 'recorded the person',
  'person.changed': 'changed the details',
  'person.way_added': 'added a way to reach them',
  'person.way_ended': 'ended a way to reach them',
  'person.merged': 'merged this with another record',
  'person.merge_undone': 'took the merge back',
  'case.opened': 'opened a case',
  'case.person_added': 'added the person to a case',
  'case.person_removed': 'took the person out of a case',
  'contact.recorded': 'recorded a contact',
  'promise.made': 'made a promise',
  'promise.kept': 'kept a promise',
  'promise.moved': 'moved a promise',
  'promise.cancelled': 'cancelled a promise',
};

/** The version that the officer saw; a hidden field, so that two who change at once are told. */
const versionField = () =>
  readAs({
    label: 'Version',
    read: (typed) => (/^\d{1,9}$/.test(typed) ? Number(typed) : undefined),
    wrong: 'Open the page again',
  });

async function needsForm(ctx: Ctx, person: Person) {
  const codes = await codesWith(ctx, 'needs', person.needs);
  return form({
    needs: choices({ label: 'Needs', choices: codes.map(({ code }) => code) }),
    needs_detail: text({ label: 'Details', max: [1000, 'The details must be 1,000 characters or fewer'] }),
    version: versionField(),
  });
}

async function needsPage(ctx: Ctx, person: Person, filled: Filled, status: number): Promise<Reply> {
  const props = {
    id: person.id,
    version: String(person.version),
    needs: await codesWith(ctx, 'needs', person.needs),
    filled,
  };
  return deskPage({ title: 'Needs', section: 'people', width: 'form', status, body: <NeedsPage {...props} /> });
}
