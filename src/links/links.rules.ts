/** What a link can show: a question to a service, the notes of a meeting, thanks to be acknowledged, how a case stands, how PALS did. */
export type LinkKind = 'question' | 'notes' | 'thanks' | 'progress' | 'satisfaction';

/** Of these nobody is told whether somebody used them: whether they answered is their own business. */
export const UNSEEN: readonly LinkKind[] = ['satisfaction'];

/** Why a link works no more before its time. */
export type EndedWhy = 'recalled' | 'passed_on' | 'replaced';

export const CODE_DIGITS = 6;
export const CODE_MINUTES = 15;
export const CODE_TRIES = 5;
/** How long a browser that gave the right code may go on. */
export const VISIT_MINUTES = 30;
/** What is written on a link without a code is kept for its browser as long as a draft of it. */
export const DRAFT_HOURS = 24;
/** Browsers that may write on one link without a code: whoever writes to it by machine comes to an end. */
export const MOST_VISITS = 200;
/** So many links without a code of their own are open in one browser, each in its tab. */
export const MOST_OPEN = 8;
/** A link is passed on at most so often: a question does not wander through a whole hospital. */
export const MOST_PASSED = 10;

/** Seconds until another code is sent, after so many in the last hour: at once, half a minute, then doubling. */
export function secondsToNextCode(sentLately: number): number {
  return sentLately === 0 ? 0 : Math.min(30 * 2 ** (sentLately - 1), 30 * 60);
}

/** The six digits in what was typed or pasted; undefined: there are not six. */
export function readCode(typed: string): string | undefined {
  const digits = typed.replace(/[\s\-.]/g, '');
  return /^\d{6}$/.test(digits) ? digits : undefined;
}

/** "s…@anytown.nhs.uk": enough to know one's own address by, and no more. */
export function maskedEmail(email: string): string {
  const [local = '', domain = ''] = email.split('@');
  return `${local.slice(0, 1)}…@${domain}`;
}

export type Ended = 'recalled' | 'passed_on' | 'replaced' | 'expired';

type Ends = { ends_at: Date; ended_why: EndedWhy | null };

/** Why this link works no more; undefined: it works. */
export function endOf({ ends_at, ended_why }: Ends, now: Date): Ended | undefined {
  return ended_why ?? (ends_at <= now ? 'expired' : undefined);
}

/** Domains that anybody can have an address at: an entry of the directory with one lets in nobody else of it. */
const OF_ANYBODY = new Set([
  'gmail.com',
  'googlemail.com',
  'outlook.com',
  'hotmail.com',
  'hotmail.co.uk',
  'live.co.uk',
  'yahoo.com',
  'yahoo.co.uk',
  'icloud.com',
  'aol.com',
  'btinternet.com',
  'sky.com',
  'talktalk.net',
  'virginmedia.com',
  'proton.me',
]);

export const domainOf = (email: string): string => email.split('@').at(-1)?.trim().toLowerCase() ?? '';

/** The e-mail domains that the addresses of the directory show to be the trust's own, by name. */
export function domainsOf(emails: readonly string[]): string[] {
  const domains = emails.map(domainOf).filter((domain) => domain !== '' && !OF_ANYBODY.has(domain));
  return [...new Set(domains)].sort();
}

/** Addresses of one person are one: e-mail takes no notice of capitals. */
export const sameEmail = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** Domains as they are typed, with commas or a line each; undefined: one of them is none. */
export function readDomains(typed: string): string[] | undefined {
  const found = typed
    .split(/[\s,;]+/)
    .map((one) => one.replace(/^@/, '').toLowerCase())
    .filter(Boolean);
  const good = found.every((one) => /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(one) && one.length <= 253);
  return good && found.length > 0 && found.length <= 50 ? [...new Set(found)].sort() : undefined;
}
