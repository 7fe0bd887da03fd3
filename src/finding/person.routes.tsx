import { listPersonLog, viewed } from '../audit/index.ts';
import { staffNames } from '../identity/index.ts';
import { contactRules, findPerson, mayPhone, nhsNumberWords, recordIdsOf } from '../people/index.ts';
import { mayDo } from '../platform/access.ts';
import { deskPage, redirect } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import { loadPerson } from './person.ts';
import { PersonLog, PersonPage } from './person.tsx';

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
  'person.needs_asked': 'asked about their needs',
  'person.needs_reviewed': 'asked if their needs are still right',
  'person.need_overridden': 'contacted them another way than they asked for, with a reason',
  'person.safe_contact_changed': 'changed how contact is safe',
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
