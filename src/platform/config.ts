import { isIP } from 'node:net';
import type { ScannerAddress } from './clamd.ts';
import { SurroundingsError } from './errors.ts';
import { type NotifyAccount, POSTAGES, type Postage } from './notify.ts';

/** `false`, the number of proxies in front, or their addresses: the values that Fastify's trustProxy takes. */
export type TrustProxy = false | number | string[];

export type Config = {
  port: number;
  /** As written; relative to the folder in which OpenPALS was started. */
  dataDir: string;
  /** A PostgreSQL server of one's own. Absent: the embedded one, in dataDir. Holds a password: never print it. */
  databaseUrl?: string;
  /** Scheme, host and port under which people reach this installation, without a slash at the end. */
  publicUrl?: string;
  trustProxy: TrustProxy;
  demo: boolean;
  /** Works off the queue in the process of the desk; off where `npm run worker` runs beside it. */
  jobs: boolean;
  /** Secrets of single sign-on by name: SSO_SECRET_ANYTOWN is ANYTOWN. Never printed. */
  ssoSecrets: ReadonlyMap<string, string>;
  /** Where a clamd listens that checks files for viruses. Absent: they are kept unchecked, and say so. */
  clamd?: ScannerAddress | undefined;
  /** The mail server that takes our e-mail: smtp:// or smtps://. Holds a password: never print it. Absent: e-mail goes by hand. */
  smtpUrl?: string | undefined;
  /** From whom our e-mail comes: MAIL_FROM, or MAIL_FROM_ANYTOWN for the trust Anytown; by the name in capitals, '' for all. */
  mailFrom: ReadonlyMap<string, string>;
  /** The mailboxes whose mail comes in here, by the name of the trust in capitals, '' for the only one. Hold passwords: never print them. */
  imapUrls: ReadonlyMap<string, string>;
  /** GOV.UK Notify, for the ways that are set up there. Holds a key: never print it. */
  notify?: NotifyAccount | undefined;
  /** Shows what only developers need, such as /components. */
  development: boolean;
};

type Env = Record<string, string | undefined>;

/** The only reader of the environment. Throws a SurroundingsError that names the first wrong value. */
export function readConfig(env: Env = process.env): Config {
  const databaseUrl = text(env, 'DATABASE_URL');
  return {
    port: port(text(env, 'PORT') ?? '3000'),
    dataDir: text(env, 'DATA_DIR') ?? './data',
    databaseUrl,
    publicUrl: publicUrl(text(env, 'PUBLIC_URL')),
    trustProxy: trustProxy(text(env, 'TRUST_PROXY') ?? 'off'),
    demo: yesOrNo('DEMO', text(env, 'DEMO')) ?? databaseUrl === undefined,
    jobs: yesOrNo('JOBS', text(env, 'JOBS')) ?? true,
    ssoSecrets: ssoSecrets(env),
    clamd: scannerAddress(text(env, 'CLAMD')),
    smtpUrl: smtpUrl(env),
    mailFrom: mailFrom(env),
    imapUrls: imapUrls(env),
    notify: notifyAccount(env),
    development: env.NODE_ENV === 'development',
  };
}

/** An empty value counts as not set, since a compose file or a unit file often passes one on. */
function text(env: Env, name: string) {
  return env[name]?.trim() || undefined;
}

function ssoSecrets(env: Env): ReadonlyMap<string, string> {
  const prefix = 'SSO_SECRET_';
  const names = Object.keys(env).filter((name) => name.startsWith(prefix) && text(env, name));
  return new Map(names.map((name) => [name.slice(prefix.length), text(env, name) ?? '']));
}

function port(value: string) {
  const number = /^\d{1,5}$/.test(value) ? Number(value) : 0;
  if (number < 1 || number > 65535) wrong('PORT', 'a whole number from 1 to 65535', value);
  return number;
}

function publicUrl(value: string | undefined) {
  if (value === undefined) return undefined;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const bare =
    url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash && !url.username;
  if (!bare) wrong('PUBLIC_URL', 'an address such as https://pals.example.nhs.uk, without a path', value);
  return url?.origin;
}

/** "on" means one proxy: to believe every X-Forwarded-For would let anybody choose the address that is logged. */
function trustProxy(value: string): TrustProxy {
  if (/^\d{1,2}$/.test(value)) return Number(value) || false;
  const answer = switchOf(value);
  if (answer !== undefined) return answer ? 1 : false;
  const list = value.split(',').map((part) => part.trim());
  if (!list.every(isProxy)) wrong('TRUST_PROXY', 'on, off, the number of proxies or their addresses', value);
  return list;
}

function scannerAddress(value: string | undefined): ScannerAddress | undefined {
  if (value === undefined) return undefined;
  if (value.startsWith('/')) return { path: value };
  const parts = /^(?:tcp:\/\/)?([\w.-]+|\[[\da-fA-F:]+\]):(\d{1,5})$/.exec(value);
  const number = Number(parts?.[2]);
  if (!parts?.[1] || number < 1 || number > 65535)
    wrong('CLAMD', 'the path of a socket, or a host and port such as 127.0.0.1:3310', value);
  return { host: parts[1].replace(/[[\]]/g, ''), port: number };
}

function smtpUrl(env: Env): string | undefined {
  const value = text(env, 'SMTP_URL');
  if (value === undefined) return undefined;
  // What stands in it may be a password: it is not repeated.
  if (!URL.canParse(value) || !/^smtps?:$/.test(new URL(value).protocol))
    throw new SurroundingsError('SMTP_URL must be an address such as smtps://name:password@mail.example.nhs.uk:465.');
  if (mailFrom(env).size === 0)
    throw new SurroundingsError('SMTP_URL also needs MAIL_FROM: the address from which PALS writes.');
  return value;
}

/** Of each trust by its short name in capitals, with _ for anything else: MAIL_FROM_ST_MARYS. */
function mailFrom(env: Env): ReadonlyMap<string, string> {
  const named = Object.keys(env).filter((name) => /^MAIL_FROM(_[A-Z0-9_]+)?$/.test(name) && text(env, name));
  for (const name of named)
    if (!/^[^\s@<>]+@[^\s@<>]+$/.test(text(env, name) ?? ''))
      wrong(name, 'an email address such as pals@example.nhs.uk', text(env, name) ?? '');
  return new Map(named.map((name) => [name.slice('MAIL_FROM_'.length), text(env, name) ?? '']));
}

/** IMAP_URL, or IMAP_URL_ST_MARYS for one of several trusts. What is wrong with it is told without repeating it. */
function imapUrls(env: Env): ReadonlyMap<string, string> {
  const named = Object.keys(env).filter((name) => /^IMAP_URL(_[A-Z0-9_]+)?$/.test(name) && text(env, name));
  for (const name of named)
    if (!isImapUrl(text(env, name) ?? ''))
      throw new SurroundingsError(
        `${name} must be an address such as imaps://pals%40example.nhs.uk:password@imap.example.nhs.uk.`,
      );
  return new Map(named.map((name) => [name.slice('IMAP_URL_'.length), text(env, name) ?? '']));
}

function isImapUrl(value: string) {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  return url !== undefined && /^imaps?:$/.test(url.protocol) && url.hostname !== '' && url.username !== '';
}

/** The name of a trust as it stands in the names of settings. */
export const settingName = (shortName: string): string => shortName.toUpperCase().replace(/[^A-Z0-9]+/g, '_');

function notifyAccount(env: Env): NotifyAccount | undefined {
  const key = text(env, 'NOTIFY_API_KEY');
  const of = (way: string) => text(env, `NOTIFY_TEMPLATE_${way}`);
  const known = { email: of('EMAIL'), text: of('TEXT') };
  const templates = Object.fromEntries(Object.entries(known).filter(([, id]) => id !== undefined));
  const letters = postage(text(env, 'NOTIFY_LETTERS'));
  const isSet = letters !== undefined || Object.keys(templates).length > 0;
  if (!key && !isSet) return undefined;
  if (!key || !isSet)
    throw new SurroundingsError(
      'GOV.UK Notify needs NOTIFY_API_KEY and one of NOTIFY_TEMPLATE_EMAIL, NOTIFY_TEMPLATE_TEXT, NOTIFY_LETTERS.',
    );
  return { key, templates, letters, url: text(env, 'NOTIFY_URL') };
}

function postage(value: string | undefined): Postage | undefined {
  if (value === undefined) return undefined;
  const known = POSTAGES.find((one) => one === value.toLowerCase());
  if (!known) throw new SurroundingsError(`NOTIFY_LETTERS must be ${POSTAGES.join(', ')}: how letters are posted.`);
  return known;
}

function isProxy(value: string) {
  const [address = '', bits] = value.split('/');
  const longest = isIP(address) === 6 ? 128 : 32;
  return isIP(address) !== 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= longest));
}

function yesOrNo(name: string, value: string | undefined) {
  if (value === undefined) return undefined;
  return switchOf(value) ?? wrong(name, 'on or off', value);
}

function switchOf(value: string) {
  if (/^(on|true|yes|1)$/i.test(value)) return true;
  if (/^(off|false|no|0)$/i.test(value)) return false;
  return undefined;
}

function wrong(name: string, wanted: string, value: string): never {
  throw new SurroundingsError(`${name} must be ${wanted}, not "${value}".`);
}
