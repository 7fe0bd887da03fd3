// What somebody is told of help, in plain words that stand by themselves.
import type { Day } from '../platform/time.ts';
import { type Freshness, heldBack } from './help.rules.ts';
import { reachOf } from './reach.rules.ts';
import type { Helped, ToldHow } from './tables.ts';

export const HOW_WORDS: Record<ToldHow, string> = {
  spoken: 'I told them',
  leaflet: 'On paper, to hand over',
  letter: 'In writing, the way they asked for',
};

export const HELPED_WORDS: Record<Helped, string> = {
  yes: 'It helped',
  partly: 'It helped a little',
  no: 'It did not help',
  not_used: 'They did not use it',
};
export const HELPED = Object.keys(HELPED_WORDS) as Helped[];

/** Before the id of a guide, where somebody was told of one. */
export const GUIDE_KEY = 'guide:';

/** Was it advice, and no help of the directory? */
function isAdvice(entries: readonly { help_key: string }[]): boolean {
  return entries.some(({ help_key }) => help_key.startsWith(GUIDE_KEY));
}

/** What stands above it: on paper, and on the case. */
export const toldTitle = (entries: readonly { help_key: string }[]) =>
  isAdvice(entries) ? 'Advice from PALS' : 'Where to find help';

type Told = {
  name: string;
  summary: string;
  phone: string;
  other_ways: string;
  email: string;
  website: string;
  hours: string;
  cost: string;
  how: string;
  places: readonly { name: string; address: string; postcode: string; times: string }[];
};

/** One entry as a person reads it, a fact on a line. */
function wordsOfHelp(help: Told): string {
  const line = (label: string, text: string) => (text ? `${label}: ${text}` : '');
  return [
    help.name,
    help.summary,
    line('Phone', help.phone),
    line('Other ways', help.other_ways),
    line('Email', help.email),
    line('Website', help.website),
    line('When', help.hours),
    line('Cost', help.cost),
    line('How to get it', help.how),
    ...help.places.map((one) =>
      line('Where', [one.name, one.address, one.postcode, one.times].filter(Boolean).join(', ')),
    ),
  ]
    .filter(Boolean)
    .join('\n');
}

/** The same of an entry, with how to reach its organisation where it says nothing itself. */
export const wordsTold = (help: Reached) => wordsOfHelp({ ...help, ...reachOf(help) });

type Reached = Told & Parameters<typeof reachOf>[0];

/** For a text message: whom, and how to reach them. */
export function shortWords({ name, phone, website, other_ways }: Told): string {
  return `${name}: ${phone || website || other_ways}.`;
}

type Putting = { words: readonly string[]; between: string; fresh: string; placeholder: string };

/**
 * The words in a letter: where its template has them, or after those that stand there already. Undefined: what follows them
 * in the template (`fresh`) was written anew, so nobody can tell where they end.
 */
export function wordsIn(body: string, { words, between, fresh, placeholder }: Putting): string | undefined {
  const told = words.join(between);
  if (body.includes(placeholder)) return body.replace(placeholder, () => told);
  const after = fresh.slice(fresh.indexOf(placeholder) + placeholder.length).trimEnd();
  const written = body.trimEnd();
  if (!written.endsWith(after)) return undefined;
  return `${written.slice(0, written.length - after.length)}${between}${told}${after}`;
}

/** Why it may not be given to somebody in writing; undefined: it may. What only officers find may be told. */
export function notInWriting(help: Freshness, today: Day): string | undefined {
  return heldBack({ ...help, shown: help.shown === 'hidden' ? 'hidden' : 'public' }, today);
}

/** Why nobody is told of it at all. */
export function notAtAll({ ended_at, shown, valid_to, organisation }: Freshness, today: Day): boolean {
  const ended = ended_at ?? organisation.ended_at;
  return ended !== null || shown === 'hidden' || (valid_to !== null && valid_to < today);
}
