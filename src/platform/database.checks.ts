import pg from 'pg';
import { SurroundingsError } from './errors.ts';

/** The oldest PostgreSQL that the migrations are written for. */
const OLDEST = 15;
/** What the first migration creates unless it is there. */
const ROLES = ['openpals_app', 'openpals_definer'];
const EXTENSIONS = ['pg_trgm', 'unaccent', 'btree_gin'];
const PATIENCE_MS = 10_000;

/**
 * Connects to the server of DATABASE_URL and looks whether OpenPALS can live there. Changes nothing.
 * Throws a SurroundingsError: one clear line, never with the password.
 */
export async function checkServer(url: string): Promise<void> {
  const client = openClient(url);
  client.on('error', () => undefined); // one that is lost between two queries also fails the next
  try {
    await client.connect();
    await checkAge(client);
    await checkRights(client);
  } catch (error) {
    throw error instanceof SurroundingsError ? error : wrong(reasonOf(error, client));
  } finally {
    await client.end().catch(() => undefined);
  }
}

function openClient(url: string) {
  const malformed =
    'it must look like postgres://user:password@host:5432/database, with / # ? @ : and % of a password encoded';
  if (!isAddress(url)) throw wrong(malformed);
  try {
    return new pg.Client({ connectionString: url, connectionTimeoutMillis: PATIENCE_MS, query_timeout: PATIENCE_MS });
  } catch {
    throw wrong(malformed); // the error itself would hold the address
  }
}

/** A password with a bare # or / would be read as a host, and then be printed as the host that does not answer. */
function isAddress(url: string) {
  const parsed = [url, url.replace('@/', '@host/')].find((text) => URL.canParse(text));
  if (!parsed || !/^postgres(ql)?:\/\//.test(url)) return false;
  const { username, hash } = new URL(parsed);
  return hash === '' && (username !== '' || !url.includes('@'));
}

async function checkAge(client: pg.Client) {
  const { rows } = await client.query<{ number: string; name: string }>(
    `select current_setting('server_version_num') as number, current_setting('server_version') as name`,
  );
  const [server] = rows;
  const isOld = Number(server?.number) < OLDEST * 10_000;
  if (isOld) throw wrong(`the server is PostgreSQL ${server?.name}, and OpenPALS needs ${OLDEST} or later`);
}

type Facts = {
  name: string;
  person: string;
  encoding: string;
  standby: boolean;
  fills: boolean;
  roles: boolean;
  absent: string[];
};

async function checkRights(client: pg.Client) {
  const { rows } = await client.query<Facts>(
    `select current_database() as name, current_user as person, current_setting('server_encoding') as encoding,
       pg_is_in_recovery() as standby,
       has_database_privilege(current_database(), 'create')
         and coalesce(has_schema_privilege(to_regnamespace('public')::oid, 'create with grant option'), false) as fills,
       (select bool_and(case when r.oid is null then me.rolsuper or me.rolcreaterole
            else pg_has_role(r.oid, case when v >= 160000 then 'set' else 'member' end)
              or pg_has_role(r.oid, 'member with admin option') or (v < 160000 and me.rolcreaterole) end)
          from unnest($1::text[]) n left join pg_roles r on r.rolname = n
            join pg_roles me on me.rolname = current_user, (select current_setting('server_version_num')::int as v) as server) as roles,
       array(select e from unnest($2::text[]) e where e not in (select name from pg_available_extensions)) as absent`,
    [ROLES, EXTENSIONS],
  );
  const complaint = rows[0] && complaintAbout(rows[0]);
  if (complaint) throw wrong(complaint);
}

function complaintAbout(facts: Facts) {
  const who = `user "${facts.person}"`;
  if (facts.standby) return 'the server is a read-only standby';
  if (facts.encoding !== 'UTF8') return `database "${facts.name}" is encoded in ${facts.encoding}, and must be in UTF8`;
  if (!facts.fills) return `${who} may not create tables and extensions: make it the owner of database "${facts.name}"`;
  if (!facts.roles)
    return `${who} needs CREATEROLE, or to be a member of the roles ${ROLES.join(' and ')} if they exist`;
  if (facts.absent.length > 0)
    return `the server lacks the extensions ${facts.absent.join(', ')} (often in a package "contrib")`;
  return undefined;
}

function reasonOf(error: unknown, client: pg.Client) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const message = error instanceof Error ? error.message : String(error);
  const server = client.host.startsWith('/') ? client.host : `${client.host}:${client.port}`;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return `there is no host "${client.host}"`;
  if (code === '28P01') return `the server at ${server} refuses the password of user "${client.user}"`;
  if (/password must be a/.test(message)) return `the server at ${server} asks for a password, and none is given`;
  if (code === '28000') return `the server at ${server} refuses user "${client.user}": ${message}`;
  if (code === '3D000') return `there is no database "${client.database}" on the server at ${server}`;
  if (/^E[A-Z]+$/.test(code)) return `no PostgreSQL answers at ${server} (${code})`;
  if (/timeout|terminated unexpectedly/.test(message)) return `no PostgreSQL answers at ${server}`;
  return `the server at ${server} says: ${message}`;
}

function wrong(reason: string) {
  return new SurroundingsError(`DATABASE_URL: ${reason}.`);
}
