import type pg from 'pg';
import { COMMON, inventNames, inventTexts, RARE, RARE_NOTES } from './words.ts';

export type Bulk = { trust: string; officers: readonly string[]; places: readonly string[]; cases: number };

const FAMILIES = 4000;
const FIRSTS = 1500;
const TEXTS = 2000;
/** Cases on which somebody works now: a team has so many, however old the archive is. */
const OPEN = 360;
const YEARS = 4;

/** Bytes of a file: at 100,000 cases and more they are small, so that the disk stays reasonable. */
export const fileBytes = (cases: number) => (cases < 100_000 ? 200_000 : 20_000);

/**
 * Fills the tables of one trust with so many cases by set-based SQL, as the owner of the tables: no verb, no row level
 * security, no foreign key check. Indexes are made afterwards, which is how a migration from another system goes as well.
 */
export async function fillTrust(client: pg.Client, bulk: Bulk, say: (line: string) => void) {
  await client.query('set session_replication_role = replica');
  await client.query("set synchronous_commit = off; set maintenance_work_mem = '256MB'; set work_mem = '64MB'");
  const indexes = await dropIndexes(client);
  await layWords(client);
  const { trust, officers, places, cases } = bulk;
  const values = [trust, officers, places, cases, fileBytes(cases)];
  for (const [name, text] of Object.entries(STATEMENTS)) {
    const started = performance.now();
    const used = text.replaceAll(/\$(\d)/g, (_, n: string) => literal(values[Number(n) - 1]));
    await client.query(used);
    if (performance.now() - started > 20_000) say(`  ${name}: ${Math.round((performance.now() - started) / 1000)} s`);
  }
  for (const index of indexes) await client.query(index);
  await client.query('drop table bench_firsts, bench_families, bench_texts, bench_cases');
  await client.query('set session_replication_role = origin');
  await client.query('vacuum analyze');
}

function literal(value: string | number | readonly string[] | undefined): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return `'${value}'::uuid`;
  return `array[${(value ?? []).map((id) => `'${id}'`).join(',')}]::uuid[]`;
}

async function dropIndexes(client: pg.Client): Promise<string[]> {
  const tables = [
    'cases',
    'case_people',
    'contacts',
    'notes',
    'promises',
    'clocks',
    'events',
    'people',
    'ways',
    'name_words',
    'files',
  ];
  const found = await client.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
     from pg_index i where i.indrelid::regclass::text = any($1)
       and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`,
    [tables],
  );
  for (const { name } of found.rows) await client.query(`drop index ${name}`);
  return found.rows.map(({ definition }) => definition);
}

async function layWords(client: pg.Client) {
  const lists = {
    bench_firsts: inventNames('first', FIRSTS),
    bench_families: inventNames('family', FAMILIES),
    bench_texts: inventTexts(TEXTS),
  };
  for (const [table, list] of Object.entries(lists)) {
    await client.query(`create temp table ${table} (n int primary key, word text not null)`);
    await client.query(
      `insert into ${table} select ordinality - 1, word from unnest($1::text[]) with ordinality x (word)`,
      [list],
    );
  }
  await client.query(`
    create or replace function pg_temp.id_at(t timestamptz, kind int, n bigint) returns uuid language sql immutable as $$
      select (lpad(to_hex((extract(epoch from t) * 1000)::bigint), 12, '0') || '7' || lpad(to_hex(kind), 3, '0') || '8' || lpad(to_hex(n), 15, '0'))::uuid
    $$;
    create or replace function pg_temp.mix(n bigint, salt int) returns int language sql immutable as $$
      select (('x' || left(md5(n::text || '/' || salt::text), 7))::bit(28)::int)
    $$`);
}

const at = (k: string, minutes: number) => `${k}.t + interval '${minutes} minutes'`;

/** $1 trust, $2 officers, $3 places, $4 number of cases, $5 bytes of a file (one chunk, as the desk stores them). */
const STATEMENTS = {
  plan: `create temp table bench_cases as
    select n, t, pg_temp.id_at(t, 1, n) as id, pg_temp.id_at(t, 2, n) as person,
      n > $4 - ${OPEN} as open, n <= $4 - ${OPEN} and n % 20 = 0 as passed,
      n % 50 = 13 as restricted, n % 100 = 7 as twice,
      ($2)[1 + pg_temp.mix(n, 1) % cardinality($2)] as owner, ($3)[1 + pg_temp.mix(n, 2) % cardinality($3)] as place,
      extract(year from t)::int as year
    from (select n, date_trunc('second', now()) - interval '1 hour' - ($4 - n) * (interval '${YEARS} years' / $4) as t from generate_series(1, $4) n) x`,
  people: `insert into people (trust_id, id, name, needs, access, created_at, created_by)
    select $1, k.person, f.word || ' ' || g.word, case when k.n % 40 = 0 then '{large_print}'::text[] else '{}' end,
      case when k.restricted then 'restricted' else 'open' end, k.t, k.owner
    from bench_cases k join bench_firsts f on f.n = pg_temp.mix(k.n, 3) % ${FIRSTS} join bench_families g on g.n = pg_temp.mix(k.n, 4) % ${FAMILIES}`,
  merged: `insert into people (trust_id, id, name, merged_into, created_at, created_by)
    select $1, pg_temp.id_at(k.t, 60, k.n), p.name, k.person, k.t, k.owner
    from bench_cases k join people p on p.trust_id = $1 and p.id = k.person where k.twice`,
  ways: `insert into ways (trust_id, id, person_id, kind, value, added_at)
    select $1, pg_temp.id_at(k.t, 3, k.n), k.person, 'phone', '07' || lpad((pg_temp.mix(k.n, 5))::text, 9, '0'), k.t from bench_cases k`,
  nameWords: `insert into name_words (trust_id, word) select distinct $1, unnest(name_words) from people where trust_id = $1 on conflict do nothing`,
  cases: `insert into cases (trust_id, id, ref, type, status, owner_id, caller_id, place_id, subject, route, received_at, opened_at,
      closed_at, handed_over_at, outcome, told, satisfied, next_due_at, last_at, access, walled)
    select $1, k.id, 'PAL-' || lpad((k.year % 100)::text, 2, '0') || '-' || lpad(k.number::text, greatest(4, length(k.number::text)), '0'),
      (array['question', 'concern', 'concern', 'thanks', 'question'])[1 + pg_temp.mix(n, 6) % 5],
      case when k.open then 'looking' when k.passed then 'passed' else 'closed' end,
      k.owner, k.person, k.place,
      (array['appointments', 'communication', 'waiting', 'staff', 'treatment', 'care', 'transport', 'results'])[1 + pg_temp.mix(n, 7) % 8],
      'informal', k.t, k.t, case when not k.open and not k.passed then ${at('k', 600)} end, case when k.passed then ${at('k', 600)} end,
      case when not k.open and not k.passed then 'information' end, case when not k.open and not k.passed then 'yes' end,
      'not_asked', case when k.open then now() + (k.n - $4 + 40) * interval '13 minutes' end, ${at('k', 600)},
      case when k.restricted then 'restricted' else 'open' end, k.restricted
    from (select *, row_number() over (partition by year order by n) as number from bench_cases) k`,
  numbers: `insert into case_numbers (trust_id, year, last) select $1, year, count(*) from bench_cases group by year
    on conflict (trust_id, year) do update set last = excluded.last`,
  walls: `insert into case_walls (trust_id, case_id, restricted) select $1, id, true from bench_cases where restricted`,
  named: `insert into case_access (trust_id, case_id, user_id, may_open, reason, added_at)
    select $1, id, owner, true, '', t from bench_cases where restricted`,
  casePeople: `insert into case_people (trust_id, case_id, person_id, role, added_at) select $1, id, person, 'caller', t from bench_cases`,
  contacts: `insert into contacts (trust_id, id, state, author_id, case_id, person_id, channel, direction, words, told, received_at, started_at, finished_at)
    select $1, pg_temp.id_at(${at('k', 1)} + c * interval '5 hours', 4 + c, k.n), 'record', k.owner, k.id, k.person, 'phone', (array['in', 'out'])[1 + c],
      case c when 0 then x.word else '' end, case c when 1 then x.word else '' end,
      ${at('k', 0)} + c * interval '5 hours', ${at('k', 0)} + c * interval '5 hours', ${at('k', 1)} + c * interval '5 hours'
    from bench_cases k cross join generate_series(0, 1) c join bench_texts x on x.n = pg_temp.mix(k.n, 8 + c) % ${TEXTS}`,
  notes: `insert into notes (trust_id, id, case_id, author_id, body, created_at)
    select $1, pg_temp.id_at(${at('k', 30)} + c * interval '2 hours', 6 + c, k.n), k.id, k.owner,
      x.word || case when pg_temp.mix(k.n, 20 + c) % 6 = 0 then ' Asked about the ${COMMON} again.' else '' end
        || case when c = 0 and k.n % greatest(1, $4 / ${RARE_NOTES}) = 0 then ' ${RARE}' else '' end,
      ${at('k', 30)} + c * interval '2 hours'
    from bench_cases k cross join generate_series(0, 1) c join bench_texts x on x.n = pg_temp.mix(k.n, 10 + c) % ${TEXTS}`,
  promises: `insert into promises (trust_id, id, kind, case_id, owner_id, person_id, due_at, first_due_at, state, made_by, made_at, settled_at, settled_by, told, changed_at, changed_by)
    select $1, pg_temp.id_at(${at('k', 2)}, 8, k.n), 'call_back', k.id, k.owner, k.person, d.due, d.due, case when k.open then 'open' else 'kept' end,
      k.owner, ${at('k', 2)}, case when not k.open then ${at('k', 300)} end, case when not k.open then k.owner end, case when not k.open then true end, ${at('k', 2)}, k.owner
    from bench_cases k cross join lateral (select case when k.open then now() + (k.n - $4 + 40) * interval '13 minutes' else ${at('k', 320)} end as due) d`,
  clocks: `insert into clocks (trust_id, id, case_id, name, nature, starts_at, due_at, met_at)
    select $1, pg_temp.id_at(${at('k', 0)}, 20 + c, k.n), k.id, (array['first_contact', 'goal', 'offer_route'])[1 + c], 'aim', k.t,
      k.t + (1 + c * 4) * interval '1 day', case when not k.open then ${at('k', 600)} end
    from bench_cases k cross join generate_series(0, 2) c`,
  events: `insert into events (trust_id, id, name, at, happened_at, actor_id, actor_kind, case_id, person_id, particulars)
    select $1, pg_temp.id_at(e.moment, 40 + e.c, k.n), e.name, e.moment, e.moment, k.owner, 'user', k.id, k.person, e.particulars
    from bench_cases k cross join lateral (values
      (0, 'case.opened', ${at('k', 0)}, jsonb_build_object('type', 'question', 'owner', k.owner)),
      (1, 'contact.recorded', ${at('k', 1)}, jsonb_build_object('contact', pg_temp.id_at(${at('k', 1)}, 4, k.n), 'channel', 'phone', 'direction', 'in', 'result', 'reached')),
      (2, 'promise.made', ${at('k', 2)}, jsonb_build_object('promise', pg_temp.id_at(${at('k', 2)}, 8, k.n), 'kind', 'call_back')),
      (3, 'case.note_added', ${at('k', 30)}, jsonb_build_object('note', pg_temp.id_at(${at('k', 30)}, 6, k.n))),
      (4, 'case.note_added', ${at('k', 150)}, jsonb_build_object('note', pg_temp.id_at(${at('k', 150)}, 7, k.n))),
      (5, 'contact.recorded', ${at('k', 301)}, jsonb_build_object('contact', pg_temp.id_at(${at('k', 301)}, 5, k.n), 'channel', 'phone', 'direction', 'out', 'result', 'reached')),
      (6, 'case.closed', ${at('k', 600)}, jsonb_build_object('outcome', 'information', 'told', 'yes'))
    ) e (c, name, moment, particulars) where e.c < 5 or not k.open`,
  files: `insert into files (trust_id, id, case_id, contact_id, name, kind, size, sha256, state, added_by, added_at)
    select $1, pg_temp.id_at(${at('k', 5)}, 70, k.n), k.id, pg_temp.id_at(${at('k', 1)}, 4, k.n), 'Letter ' || k.n || '.jpg', 'jpg',
      $5, sha256(k.id::text::bytea), 'clean', k.owner, ${at('k', 5)}
    from bench_cases k where k.n % 20 = 3`,
  // What the triggers would have noted, which are asleep here (tell_holder).
  holdingFiles: `update cases c set holds = '{files}' from files f where f.trust_id = $1 and c.trust_id = $1 and c.id = f.case_id`,
  holdingPeople: `update people p set holds = '{people}' from people m where m.trust_id = $1 and p.trust_id = $1 and p.id = m.merged_into`,
  fileChunks: `insert into file_chunks (trust_id, file_id, part, case_id, bytes)
    select trust_id, id, 0, case_id, decode(repeat(md5(id::text), size::int / 16), 'hex') from files where trust_id = $1`,
  moves: `insert into events (trust_id, id, name, at, happened_at, actor_id, actor_kind, case_id, person_id, particulars)
    select $1, pg_temp.id_at(${at('k', 302)} + c * interval '10 minutes', 50 + c, k.n), 'promise.moved', ${at('k', 302)} + c * interval '10 minutes',
      ${at('k', 302)} + c * interval '10 minutes', k.owner, 'user', k.id, k.person,
      jsonb_build_object('promise', pg_temp.id_at(${at('k', 2)}, 8, k.n), 'kind', 'call_back', 'from', ${at('k', 302)}, 'to', ${at('k', 320)})
    from bench_cases k cross join generate_series(0, 12) c`,
};
