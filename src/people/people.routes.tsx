import type { Ctx } from '../platform/context.ts';
import type { Texts } from '../platform/edits.rules.ts';
import { settleEdit } from '../platform/edits.ts';
import { ConflictPage } from '../platform/edits.tsx';
import { attempt, choice, email, type Filled, form, isPhone, readAs, text, tick } from '../platform/forms.ts';
import { deskPage, json, type Reply, redirect } from '../platform/reply.ts';
import { type Fields, one, type Router } from '../platform/routing.ts';
import { type Day, localDate, parseDateTyped } from '../platform/time.ts';
import { contactRules } from './channels.rules.ts';
import { readHospitalNumbers } from './hospital-numbers.rules.ts';
import { listHospitalNumbers, setHospitalNumbers } from './hospital-numbers.ts';
import { nhsNumberWords, readNhsNumber } from './people.rules.ts';
import { changePerson, findPerson, type Person } from './people.ts';
import { BackToPerson, EditPerson, NewWay } from './people.tsx';
import { searchPeople } from './search.ts';
import { addWay, endWay } from './ways.ts';
import { whoChangedPerson } from './who-changed.ts';

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
    hospital_numbers: readAs({
      label: 'Hospital number',
      read: readHospitalNumbers,
      wrong: 'Check the hospital number: figures, or letters and figures, like A123456. Put a comma between two.',
    }),
    died: tick({ label: 'They have died' }),
  });
}

/** A date of birth of two figures is never ahead: "31/3/30" is 1930. */
function bornOn(typed: string, today: Day): Day | undefined {
  const day = parseDateTyped(typed, today);
  if (!day) return undefined;
  const born = day > today && /\D\d\d$/.test(typed) ? `${Number(day.slice(0, 4)) - 100}${day.slice(4)}` : day;
  return born <= today && born >= OLDEST ? born : undefined;
}

function detailOf(person: Person, numbers: ReadonlyMap<string, string[]>): string {
  return [contactRules(person)[0], ...(numbers.get(person.id) ?? [])].filter(Boolean).join(' – ');
}

/** The person's page itself, with their cases, is the module cases'. */
export function routes(r: Router) {
  /** People while somebody types, for every field that asks who. */
  r.get('/desk/people/suggestions', { may: 'people.read' }, async (ctx, req) => {
    const found = await searchPeople(ctx, one(req.query, 'q'), MOST_SUGGESTED);
    const numbers = await listHospitalNumbers(
      ctx,
      found.map(({ id }) => id),
    );
    return json(found.map((person) => ({ id: person.id, label: person.name, detail: detailOf(person, numbers) })));
  });

  r.get('/desk/people/:id/edit', { may: 'people.write' }, async (ctx, req) => {
    const person = await findPerson(ctx, req.params.id ?? '');
    return editPage(ctx, person, editForm(localDate(ctx.now)).of(await typedOf(ctx, person)), 200);
  });

  r.post('/desk/people/:id', { may: 'people.write' }, async (ctx, req) => {
    const person = await findPerson(ctx, req.params.id ?? '');
    const theirs = await typedOf(ctx, person);
    const mine = { ...theirs, ...sentOf(req.body) };
    const { clashes, texts } = settleEdit(req.body, { mine, theirs, long: ['contact_rule'] });
    if (clashes.length > 0) return conflictPage(ctx, person, { clashes, mine: texts, theirs });
    const filled = editForm(localDate(ctx.now)).submit(texts);
    const refused = await attempt(
      filled,
      async ({ born_on = null, nhs_number = null, hospital_numbers = [], ...change }) => {
        await changePerson(ctx, person, { ...change, born_on, nhs_number });
        await setHospitalNumbers(ctx, person, hospital_numbers);
      },
    );
    return refused ? editPage(ctx, person, refused, 422) : redirect(`/desk/people/${person.id}?done=changed`);
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

async function typedOf(ctx: Ctx, person: Person): Promise<Record<string, string>> {
  const numbers = (await listHospitalNumbers(ctx, [person.id])).get(person.id) ?? [];
  const { name, call_me, say_it, contact_rule, born_on, nhs_number, died } = person;
  return {
    name,
    call_me,
    say_it,
    contact_rule,
    born_on: born_on ? `${born_on.slice(8)}/${born_on.slice(5, 7)}/${born_on.slice(0, 4)}` : '',
    nhs_number: nhs_number ? nhsNumberWords(nhs_number) : '',
    hospital_numbers: numbers.join(', '),
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
  hospital_numbers: 'Hospital number',
  died: 'Has died',
};

/** What was sent, as the form shows it; a tick that is not sent is taken off. */
function sentOf(body: Fields): Texts {
  const names = Object.keys(LABELS);
  return Object.fromEntries(names.map((name) => [name, one(body, name).replace(/\r\n?/g, '\n')]));
}

type Clashing = { clashes: readonly string[]; mine: Texts; theirs: Texts };

/** A colleague changed the same thing meanwhile: both versions, and nothing is lost. */
async function conflictPage(ctx: Ctx, person: Person, { clashes, mine, theirs }: Clashing): Promise<Reply> {
  const body = (
    <ConflictPage
      back={<BackToPerson id={person.id} />}
      action={`/desk/people/${person.id}`}
      who={await whoChangedPerson(ctx, person)}
      clashes={clashes.map((name) => ({
        name,
        label: LABELS[name] ?? name,
        mine: mine[name] ?? '',
        theirs: theirs[name] ?? '',
      }))}
      mine={mine}
      was={theirs}
    />
  );
  return deskPage({ title: 'Two changes', section: 'people', width: 'form', status: 409, body });
}

async function editPage(ctx: Ctx, person: Person, filled: Filled, status: number): Promise<Reply> {
  const body = <EditPerson id={person.id} was={await typedOf(ctx, person)} filled={filled} />;
  return deskPage({ title: 'Person', section: 'people', width: 'form', status, body });
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
