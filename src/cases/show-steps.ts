// What is to be done next in a case, and its questions to services, as its page shows them.
import type { listEvents } from '../audit/index.ts';
import type { Place } from '../places/index.ts';
import type { Ctx } from '../platform/context.ts';
import { endOfDay, localDate } from '../platform/time.ts';
import type { Contact } from './contacts.ts';
import { inOrder } from './promise-order.rules.ts';
import type { Promised } from './promises.ts';
import type { CasePerson } from './show-people.ts';
import type { StepFacts } from './steps.rules.ts';
import type { Case } from './tables.ts';

/** An open promise with the words that belong to it. */
export type Step = StepFacts & {
  id: string;
  promise: Promised;
  person: CasePerson | undefined;
  owner: string;
  why: string;
  /** The answer of the service that this step is about. */
  answer?: { words: string; at: Date; share: string };
};

export type ServiceLine = {
  id: string;
  place: string;
  askedAt: Date | null;
  answeredAt: Date | null;
  due: Date | null;
};

export type EventRow = Awaited<ReturnType<typeof listEvents>>[number];

type Ordered = { promise: Promised; why: string };

/** Open promises, what is to be done first on top. */
export function inTheirOrder(ctx: Ctx, promises: readonly Promised[]): Ordered[] {
  const plain = { safety: false, after_death: false, leaving: false, pinned: false, snoozed: false };
  const items = promises.map((promise) => ({ promise, kind: promise.kind, due_at: promise.due_at, ...plain }));
  return inOrder(items, ctx.now, endOfDay(localDate(ctx.now))).map(({ item: { promise }, why }) => ({ promise, why }));
}

type Around = {
  people: readonly CasePerson[];
  caller: CasePerson | undefined;
  places: ReadonlyMap<string, Place>;
  staff: ReadonlyMap<string, string>;
  events: readonly EventRow[];
  contacts: ReadonlyMap<string, Contact>;
};

export function stepsOf(kase: Case, promises: readonly Ordered[], around: Around): Step[] {
  return promises.map(({ promise, why }) => {
    const person = around.people.find((one) => one.id === promise.person_id) ?? around.caller;
    return {
      id: promise.id,
      promise,
      kind: promise.kind,
      due_at: promise.due_at,
      about: promise.about,
      agreed: promise.agreed,
      who: person?.called ?? '',
      whom: person?.person,
      place: placeNow(kase, promise, around),
      person,
      owner: around.staff.get(promise.owner_id ?? '') ?? '',
      why,
      ...answerTo(promise, around),
    };
  });
}

function answerTo(promise: Promised, { events, contacts }: Around): Pick<Step, 'answer'> {
  const given = events.find(
    ({ name, particulars }) => name === 'service.answered' && particulars.contact === promise.contact_id,
  );
  const answer = given && contacts.get(promise.contact_id ?? '');
  return answer
    ? { answer: { words: answer.words, at: answer.received_at, share: textOf(given.particulars.share) } }
    : {};
}

/** A visit goes to where the patient is now; all else to the place that was said. */
function placeNow(kase: Case, promise: Promised, around: Around): string {
  const now = promise.kind === 'visit' && kase.now_place_id ? kase.now_place_id : promise.place_id;
  return (now && around.places.get(now)?.name) || placeOf(kase, promise, around);
}

/** A question or a visit without a place of its own is about the ward of the case. */
function placeOf(kase: Case, promise: Promised, { places }: Around): string {
  if (!['ask_service', 'service_answer', 'visit'].includes(promise.kind)) return '';
  if (promise.kind === 'service_answer' && promise.about) return promise.about;
  return (kase.place_id && places.get(kase.place_id)?.name) || '';
}

/** Questions to services: asked, answered or due. Pairs each answer with its question by the step they belong to. */
export function servicesOf(
  events: readonly EventRow[],
  promises: readonly Promised[],
  places: ReadonlyMap<string, Place>,
) {
  const lines = new Map<string, ServiceLine>();
  for (const event of [...events].reverse()) {
    const id = textOf(event.particulars.promise);
    if (!event.name.startsWith('service.') || !id) continue;
    const open = promises.find((promise) => promise.id === id);
    const name = places.get(textOf(event.particulars.place))?.name ?? open?.about ?? '';
    const line = lines.get(id) ?? { id, place: name, askedAt: null, answeredAt: null, due: null };
    if (event.name === 'service.asked') line.askedAt = event.happened_at;
    else line.answeredAt ??= event.happened_at; // what is added later is no second answer
    lines.set(id, { ...line, place: line.place || name || 'The service', due: open?.due_at ?? null });
  }
  return [...lines.values()].reverse();
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
