import type { Ctx } from '../platform/context.ts';
import { attempt, choice, email, type Filled, form, isPhone, readAs, text, tick } from '../platform/forms.ts';
import { deskPage, json, type Reply, redirect } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import { type Day, localDate, parseDateTyped } from '../platform/time.ts';
import { contactRules, nhsNumberWords, readNhsNumber } from './people.rules.ts';
import { addWay, changePerson, endWay, findPerson, type Person, searchPeople } from './people.ts';
import { EditPerson, NewWay } from './people.tsx';

const WAYS = ['phone', 'email', 'address'] as const;
const OLDEST = '1890-01-01';
const MOST_SUGGESTED = 6;

const wayForm = form({
  kind: choice({ label: 'What is it?', choices: WAYS, required: 'Choose phone, email or address' }),
  value: text({
    label: 'Number or address',
    required: 'Enter a number or an address',
    max: [400, 'It must be 400 characters or fewer'],
  }),
  note: text({ label: 'Note' }),
});

function editForm(today: Day) {
  return form({
    name: text({ label: 'Name', required: 'Enter a name' }),
    call_me: text({ label: 'What to call them' }),
    say_it: text({ label: 'How to say it' }),
    contact_rule: text({ label: 'How to contact them' }),
    born_on: readAs({
      label: 'Date of birth',
      read: (typed) => bornOn(typed, today),
      wrong: 'Enter a date of birth in the past, like 24/11/1948',
    }),
    nhs_number: readAs({
      label: 'NHS number',
      read: readNhsNumber,
      wrong: 'Check the NHS number: it has 10 figures, and one of these is not right',
    }),
    died: tick({ label: 'They have died' }),
    version: readAs({
      label: 'Version',
      read: (typed) => (/^\d{1,9}$/.test(typed) ? Number(typed) : undefined),
      wrong: 'Open the page again',
    }),
  });
}

/** A date of birth of two figures is never ahead: "31/3/30" is 1930. */
function bornOn(typed: string, today: Day): Day | undefined {
  const day = parseDateTyped(typed, today);
  if (!day) return undefined;
  const born = day > today && /\D\d\d$/.test(typed) ? `${Number(day.slice(0, 4)) - 100}${day.slice(4)}` : day;
  return born <= today && born >= OLDEST ? born : undefined;
}

/** The person's page itself, with their cases, is the module cases'. */
export function routes(r: Router) {
  /** People while somebody types, for every field that asks who. */
  r.get('/desk/people/suggestions', { may: 'people.read' }, async (ctx, req) => {
    const found = await searchPeople(ctx, one(req.query, 'q'), MOST_SUGGESTED);
    return json(found.map((person) => ({ id: person.id, label: person.name, detail: contactRules(person)[0] ?? '' })));
  });

  r.get('/desk/people/:id/edit', { may: 'people.write' }, async (ctx, req) => {
    const person = await findPerson(ctx, req.params.id ?? '');
    return editPage(ctx, person, editForm(localDate(ctx.now)).of(typedOf(person)), 200);
  });

  r.post('/desk/people/:id', { may: 'people.write' }, async (ctx, req) => {
    const person = await findPerson(ctx, req.params.id ?? '');
    const filled = editForm(localDate(ctx.now)).submit(req.body);
    if (!filled.ok) return editPage(ctx, person, filled, 422);
    const { version, born_on = null, nhs_number = null, ...change } = filled.values;
    const refused = await attempt(filled, () => changePerson(ctx, person, { ...change, born_on, nhs_number }, version));
    if (refused) return editPage(ctx, person, refused, 422, version !== person.version);
    return redirect(`/desk/people/${person.id}?done=changed`);
  });

  r.get('/desk/people/:id/ways/new', { may: 'people.write' }, async (ctx, req) => {
    const person = await findPerson(ctx, req.params.id ?? '');
    return wayPage(person, wayForm.of({ kind: 'phone' }), 200);
  });

  r.post('/desk/people/:id/ways', { may: 'people.write' }, async (ctx, req) => {
    const person = await findPerson(ctx, req.params.id ?? '');
    const filled = wayForm.submit(req.body);
    const wrong = wrongWay(one(req.body, 'kind'), one(req.body, 'value'));
    const errors =
      filled.errors.some(({ field }) => field === 'value') || !wrong ? filled.errors : [...filled.errors, wrong];
    if (!filled.ok || errors.length > 0) return wayPage(person, { typed: filled.typed, errors }, 422);
    const { kind = 'phone', value, note } = filled.values;
    await addWay(ctx, person, { kind, value: value.trim(), note });
    return redirect(`/desk/people/${person.id}?done=way`);
  });

  r.post('/desk/people/:id/ways/:way/end', { may: 'people.write' }, async (ctx, req) => {
    const person = await findPerson(ctx, req.params.id ?? '');
    await endWay(ctx, person, req.params.way ?? '');
    return redirect(`/desk/people/${person.id}?done=ended`);
  });
}

function wrongWay(kind: string, value: string) {
  const field = 'value';
  if (value.trim() === '' || value.includes('\0')) return undefined;
  if (kind === 'phone' && !isPhone(value.trim())) {
    return { field, message: 'Enter a phone number, like 020 7946 0018 or 07700 900123' };
  }
  const read = kind === 'email' ? email({ label: 'Email' }).read(value) : { value };
  return 'error' in read ? { field, message: read.error } : undefined;
}

function typedOf(person: Person): Record<string, string> {
  const { name, call_me, say_it, contact_rule, born_on, nhs_number, died } = person;
  return {
    name,
    call_me,
    say_it,
    contact_rule,
    born_on: born_on ? `${born_on.slice(8)}/${born_on.slice(5, 7)}/${born_on.slice(0, 4)}` : '',
    nhs_number: nhs_number ? nhsNumberWords(nhs_number) : '',
    died: died ? 'yes' : '',
  };
}

const LABELS: Record<string, string> = {
  name: 'Name',
  call_me: 'What to call them',
  say_it: 'How to say it',
  contact_rule: 'How to contact them',
  born_on: 'Date of birth',
  nhs_number: 'NHS number',
  died: 'Has died',
};

/** `clash`: a colleague saved while this was being typed. Theirs is shown, and the next save knows of it. */
async function editPage(_: Ctx, person: Person, filled: Filled, status: number, clash = false): Promise<Reply> {
  const now = typedOf(person);
  const theirs = Object.entries(now)
    .filter(([name, value]) => filled.typed[name] !== value)
    .map(([name, value]) => ({ key: LABELS[name] ?? name, value: value || 'empty' }));
  const props = { id: person.id, version: String(person.version), filled, theirs: clash ? theirs : undefined };
  return deskPage({ title: 'Person', section: 'people', width: 'form', status, body: <EditPerson {...props} /> });
}

function wayPage(person: Person, filled: Filled, status: number): Reply {
  return deskPage({
    title: 'Person',
    section: 'people',
    width: 'form',
    status,
    body: <NewWay id={person.id} filled={filled} />,
  });
}
