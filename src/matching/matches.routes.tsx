import { findPerson, type Person, readHospitalNumber, readNhsNumber, sayNotTheSame } from '../people/index.ts';
import { isId } from '../platform/ids.ts';
import { deskPage, fragment, redirect } from '../platform/reply.ts';
import { type Fields, one, type Router } from '../platform/routing.ts';
import { localDate, parseDateTyped, shortDate } from '../platform/time.ts';
import { listDuplicates, listMatches } from './matches.ts';
import { ChooseMatch, Duplicates, SameAs } from './matches.tsx';

const PAGE_SIZE = 25;

export function matchRoutes(r: Router) {
  /** Beside a form in which a person is typed; asked again when a field changes. Nothing where somebody is chosen already. */
  r.get('/desk/people/matches', { may: 'people.read' }, async (ctx, req) => {
    const person = one(req.query, 'person');
    if (one(req.query, 'name_id')) return fragment(null);
    const matches = await listMatches(ctx, typedOf(req.query, ctx.now), isId(person) ? person : undefined);
    return fragment(isId(person) ? <SameAs id={person} matches={matches} /> : <ChooseMatch matches={matches} />);
  });

  r.get('/desk/people/duplicates', { may: 'cases.share_out' }, async (ctx, req) => {
    const page = Math.max(1, Number.parseInt(one(req.query, 'page'), 10) || 1);
    const found = await listDuplicates(ctx, { page, size: PAGE_SIZE });
    const pages = Math.ceil(found.total / PAGE_SIZE);
    const body = <Duplicates {...found} page={page} pages={pages} done={one(req.query, 'done')} born={born} />;
    return deskPage({ title: 'Possible duplicates', section: 'people', width: 'form', body });
  });

  r.post('/desk/people/:id/apart', { may: 'people.write' }, async (ctx, req) => {
    const person = await findPerson(ctx, req.params.id ?? '');
    const other = await findPerson(ctx, one(req.body, 'with'));
    if (person.id !== other.id) await sayNotTheSame(ctx, person, other);
    const list = one(req.body, 'from') === 'list';
    return redirect(list ? '/desk/people/duplicates?done=apart' : `/desk/people/${person.id}?done=apart`);
  });
}

const born = (person: Person) => (person.born_on ? `born ${shortDate(person.born_on, '0001-01-01')}` : '');

/** What can be read of what is typed so far: half a number is none. */
function typedOf(query: Fields, now: Date) {
  const text = (name: string) => one(query, name).replaceAll('\0', '').trim().slice(0, 200);
  const today = localDate(now);
  return {
    name: text('name'),
    phone: text('phone').replace(/\D/g, '').length > 5 ? text('phone') : '',
    email: text('email').includes('@') ? text('email') : '',
    born_on: text('born_on') ? (parseDateTyped(text('born_on'), today) ?? null) : null,
    nhs_number: readNhsNumber(text('nhs_number')) ?? null,
    hospital_number: readHospitalNumber(text('hospital_numbers').split(/[,;]/)[0] ?? ''),
  };
}
