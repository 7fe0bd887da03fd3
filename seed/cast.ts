import type { Chances } from './chances.ts';
import { type Desk, type DeskPlace, placesFor } from './desk.ts';
import type { Slots } from './grammar.ts';
import { type Invented, inventPerson } from './persons.ts';
import { inventRelation, pronouns } from './relations.ts';
import type { Pattern } from './words/pattern.ts';

/** Who and where a story is about. */
export type Cast = {
  caller: Invented | undefined;
  patient: Invented | undefined;
  /** Code of the list 'relations'. */
  relation: string;
  place: DeskPlace | undefined;
  slots: Slots;
};

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const DOCTORS =
  'Amsel Banerjee Carrow Delacourt Ekwueme Fairbairn Gupta Hallett Ibarra Janssen Kowal Lindgren Mbeki Naylor Oyelaran Pattison Quill Rahimi Sorrell Tan Underhill Vasquez Whitlock Yeo'.split(
    ' ',
  );
const TIMES = [
  '8:30am',
  '9am',
  '9:40am',
  '10am',
  '10:20am',
  '11am',
  '11:15am',
  '12pm',
  '1:30pm',
  '2pm',
  '2:45pm',
  '3pm',
  '3:30pm',
  '4pm',
  '5pm',
];

/** `as` is somebody who was here before and takes the caller's part again. */
export function inventCast(
  chances: Chances,
  desk: Desk,
  pattern: Pattern,
  today: { day: string; weekday: number },
  as?: { call: string; gender: 'she' | 'he' },
): Cast {
  const place = pattern.sorts.length > 0 ? chances.pick(placesFor(desk, pattern.sorts)) : undefined;
  const about = pattern.who === 'self' ? undefined : inventRelation(chances, pattern.who);
  const patient = about && inventPerson(chances, today.day, { age: about.age, gender: about.gender });
  const anonymous = !as && pattern.who === 'self' && pattern.type === 'question' && chances.is(0.06);
  const family = about?.sameName && chances.is(0.75) ? patient?.family : undefined;
  const gender = about?.word === 'husband' ? 'she' : about?.word === 'wife' ? 'he' : undefined;
  const age =
    about?.callerAge ??
    chances.weigh([
      [30, 'young'],
      [40, 'middle'],
      [30, 'old'],
    ] as const);
  const caller = inventPerson(chances, today.day, { age, ...(gender && { gender }), ...(family && { family }) });
  const named = patient && !chances.is(0.14) ? patient : undefined;
  const slots = inventSlots(chances, desk, place, today);
  const they = about?.gender ?? as?.gender ?? caller.gender;
  return {
    caller: anonymous ? undefined : caller,
    patient: named,
    relation: about?.caller ?? '',
    place,
    slots: {
      ...slots,
      ...pronouns(they),
      man: they === 'she' ? 'woman' : 'man',
      rel: about?.word ?? 'mum',
      call: anonymous ? 'the caller' : (as?.call ?? calledIn(caller)),
      pt: named ? calledIn(named) : about ? `the ${about.word}` : calledIn(caller),
      agewords: String(about?.age === 'old' ? chances.between(76, 95) : chances.between(58, 82)),
    },
  };
}

export function calledIn(person: Invented): string {
  return person.callMe || person.first;
}

/** "the Fracture Clinic", but "Ward 7B" and "Pippin Ward". */
function inSentence(name: string): string {
  const common =
    /(Department|Unit|[Cc]linic|Centre|Office|Team|Desk|Lounge|Service)$|^(Labour|Postnatal|Gynaecology) Ward$/;
  return common.test(name) ? `the ${name}` : name;
}

function inventSlots(chances: Chances, desk: Desk, place: DeskPlace | undefined, today: { weekday: number }): Slots {
  const wards = desk.places.filter((each) => each.ward);
  const other = (away: number) => WEEKDAYS[(today.weekday - 1 + 7 + away) % 7] ?? 'Monday';
  const soon =
    today.weekday >= 4
      ? chances.pick(['Monday', 'Tuesday', 'Wednesday'])
      : other(chances.between(1, 5 - today.weekday));
  return {
    place: place ? inSentence(place.name) : 'the ward',
    site: place?.site ?? desk.line.sites[0]?.name ?? '',
    ward: place?.ward ? place.name : chances.pick(wards).name,
    lead: place?.lead ?? chances.pick(desk.places).lead,
    dr: `Dr ${chances.pick(DOCTORS)}`,
    day: other(-chances.between(1, 4)),
    soon,
    time: chances.pick(TIMES),
    night: chances.pick(['11pm', '11:30pm', '1am', '2am', '3am', '10:45pm']),
    n: String(chances.between(2, 6)),
    nth: chances.pick(['second', 'third', 'third', 'fourth']),
    weeks: String(chances.between(5, 28)),
    months: String(chances.between(4, 16)),
    hours: String(chances.between(6, 16)),
  };
}
