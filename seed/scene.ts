import { type Hours, isOpenAt, nextOpening, workingMinutesBetween } from '../src/calendar/index.ts';
import { addDays, type Day, localDate, timeWords } from '../src/platform/time.ts';
import type { Act, Opening, Words } from './acts.ts';
import * as acts from './acts.ts';
import { bookBsl } from './bookings.ts';
import * as dangers from './dangers.ts';
import type { Desk } from './desk.ts';
import { codeOf, passTo, requestTo, theyAnswered, toPass } from './elsewhere.ts';
import { beginLetter, forgetLetters, sendLetter } from './letters.ts';
import * as meetings from './meetings.ts';
import { answerMp, MPS, mpLetter, officeTold } from './mps.ts';
import type { Invented } from './persons.ts';
import { GRACE_PHONE } from './persons.ts';
import type { Story } from './story.ts';
import { at, later, onQuarter, openDay } from './times.ts';

// Today on the desk of Sam Reid, whatever day and hour it is: one call late, one due within the hour, an answer to tell,
// somebody who must not be phoned, a death, a safety concern, a restricted case, new cases that nobody has.

/** The moments that the scene hangs on. */
type Clock = {
  now: Date;
  hours: Hours;
  /** Some 70 working minutes ago, or an hour before PALS last closed. */
  late: Date;
  /** The open day before `late`. */
  before: Day;
  /** Within the hour. */
  soon: Date;
  /** So many minutes from now, today where that is possible. */
  today: (minutes: number) => Date;
  /** When work goes on after this scene: so many minutes of opening time from now. */
  next: (minutes: number) => Date;
};

function clockOf(now: Date, hours: Hours): Clock {
  const late = lateMoment(now, hours);
  const lastMinute = later(at(addDays(localDate(now), 1), 0), -5);
  const five = 5 * 60_000;
  const today = (minutes: number) => {
    const wanted = onQuarter(later(now, minutes));
    return wanted < lastMinute ? wanted : lastMinute > later(now, 20) ? lastMinute : wanted;
  };
  const next = (minutes: number) => later(isOpenAt(now, hours) ? now : (nextOpening(now, hours) ?? now), minutes);
  const soon = new Date(Math.ceil(later(now, 38).getTime() / five) * five);
  return { now, hours, late, before: dayBefore(localDate(late), hours), soon, today, next };
}

function lateMoment(now: Date, hours: Hours): Date {
  const quarter = 15 * 60_000;
  const due = new Date(Math.floor(later(now, -65).getTime() / quarter) * quarter);
  if (isOpenAt(due, hours) && workingMinutesBetween(due, now, hours) >= 60) return due;
  return at(
    isOpenAt(at(localDate(now), 10 * 60), hours) && now > at(localDate(now), 17 * 60)
      ? localDate(now)
      : dayBefore(localDate(now), hours),
    16 * 60,
  );
}

/** The end of the next working day, while that is still to come. */
function byEndOfDay({ late, now, hours }: Clock): Date {
  const end = at(localDate(late), 17 * 60);
  return end > later(now, 60) ? end : at(openDay(localDate(now), 1, hours), 12 * 60);
}

function dayBefore(day: Day, hours: Hours): Day {
  let found = addDays(day, -1);
  while (!isOpenAt(at(found, 10 * 60), hours)) found = addDays(found, -1);
  return found;
}

const nobody = {
  gender: 'she' as const,
  callMe: '',
  sayIt: '',
  nhsNumber: null,
  bornOn: null,
  needs: [],
  needsDetail: '',
  contactRule: '',
  email: null,
  address: null,
  phone: null,
};

function who(name: string, more: Partial<Invented> = {}): Invented {
  const [first = '', ...rest] = name.split(' ');
  return { ...nobody, name, first, family: rest.join(' '), ...more };
}

type Part = {
  name: string;
  caller?: Invented;
  patient?: Invented;
  opening: Partial<Opening> & Pick<Opening, 'type' | 'subject'>;
  place?: string;
  by?: string;
  channel?: Words['channel'];
  words: string;
  /** When they wrote, if that was before it was typed up. */
  receivedAt?: Date;
  openedAt: Date;
  acts: readonly Act[];
};

const SAM = 'Sam Reid';
const KEY = 'scene';

/** Every story of the scene at `now`, the same for the same moment. */
export function planScene(desk: Desk, now: Date): Story[] {
  const clock = clockOf(now, desk.calendar.hours);
  const parts = [
    ...lateAndDue(desk, clock),
    ...careful(desk, clock),
    ...letterOfMp(clock),
    ...elsewhere(desk, clock),
    ...unowned(clock),
  ];
  return parts.map((part) => storyOf(desk, now, part));
}

export const isSceneKey = (key: string) => key.startsWith(`${KEY}/`);

/** The story of a key from an earlier start. */
export function replanScene(desk: Desk, key: string): Story | undefined {
  const [, moment = ''] = key.split('/');
  return planScene(desk, new Date(moment)).find((story) => story.key === key);
}

function storyOf(desk: Desk, now: Date, part: Part): Story {
  const by = part.by ?? SAM;
  const place = desk.places.find((each) => each.name === part.place);
  const channel = part.channel ?? 'phone';
  const receivedAt = part.receivedAt ?? later(part.openedAt, -6);
  return {
    key: `${KEY}/${now.toISOString()}/${part.name}`,
    people: { caller: part.caller, patient: part.patient },
    names: { caller: part.caller?.name, patient: part.patient?.name },
    opening: {
      owner: desk.staff.get(by)?.id ?? null,
      place: place?.id ?? null,
      receivedAt,
      ...part.opening,
    },
    words: { channel, words: part.words, receivedAt },
    by,
    openedAt: part.openedAt,
    acts: [...part.acts].sort((a, b) => a.at.getTime() - b.at.getTime()),
  };
}

const does = (at: Date, run: Act['do'], by = SAM): Act => ({ at, by, do: run });

/** How each of them ends when nobody has touched it by the next start. */
function ends(
  clock: Clock,
  minutes: number,
  told: string,
  closing: Parameters<typeof acts.close>[0],
  channel: Words['channel'] = 'phone',
): Act[] {
  const moment = clock.next(minutes);
  return [
    does(moment, acts.tell(told, channel, closing.satisfied ?? 'not_asked')),
    does(later(moment, 3), acts.close(closing)),
  ];
}

function lateAndDue(desk: Desk, clock: Clock): Part[] {
  const { late, before, soon, today, now } = clock;
  const place = (name: string) => desk.places.find((each) => each.name === name);
  const evening = (minutes: number) => at(before, minutes);
  const answered = later(late, -35);
  const goesHome = localDate(answered) === localDate(now) ? 'this afternoon' : 'tomorrow';
  const callIn = later(now, -52);
  return [
    {
      name: 'grace',
      caller: who('Grace Okafor', {
        callMe: 'Grace',
        sayIt: 'oh-KAH-for',
        phone: GRACE_PHONE,
        contactRule: 'Phone after 2pm. No voicemail.',
      }),
      patient: who('Ada Okafor', { callMe: 'Mrs Okafor', bornOn: '1944-03-08' }),
      place: 'Ward 7B',
      opening: {
        type: 'concern',
        subject: 'leaving_hospital',
        relation: 'daughter_or_son',
        sharing: 'name',
        sharingWith: 'Ward 7B',
        sharingNote: 'Grace said so on the phone.',
        route: 'informal',
      },
      words:
        'My mum is on ward 7B and nobody has told us about her going home. She fell at home last week, she lives alone and the bed is upstairs. Who has arranged the carers?',
      openedAt: evening(16 * 60 + 10),
      acts: [
        does(
          evening(16 * 60 + 12),
          acts.promise('ask_service', evening(16 * 60 + 45), { place: place('Ward 7B')?.id ?? null }),
        ),
        does(evening(16 * 60 + 13), acts.promise('call_back', late, { agreed: true })),
        does(
          evening(16 * 60 + 20),
          acts.write(
            {
              question: 'What is planned for Ada Okafor going home?',
              background:
                'Her daughter Grace asks who has arranged the carers. Nobody has spoken to the family. What can we tell her?',
            },
            place('Ward 7B'),
            later(late, -20),
          ),
        ),
        does(later(answered, -4), acts.openLink),
        does(
          answered,
          acts.reply(
            `A carer is booked from 4pm. Mrs Okafor is going home ${goesHome} by hospital transport. Key safe is fitted, the bed is downstairs now.`,
            'Abena Mensah, ward manager',
          ),
        ),
        ...ends(
          clock,
          70,
          'Carer from 4pm, key safe fitted, bed downstairs. Grace will be there when the transport comes.',
          { outcome: 'put_right', told: 'yes', satisfied: 'yes' },
        ),
      ],
    },
    {
      name: 'hall',
      caller: who('Leonard Hall', {
        gender: 'he',
        callMe: 'Mr Hall',
        phone: '01632 960417',
        needs: ['hearing_loop'],
        contactRule: 'Speak slowly, he has no hearing aids at present.',
      }),
      place: 'Ward 4A',
      opening: { type: 'concern', subject: 'property', sharing: 'name', sharingWith: 'Ward 4A', route: 'informal' },
      words:
        'My hearing aids went missing when I was moved to ward 4A. I had them in a blue box on the table. I cannot follow what the doctors say.',
      openedAt: evening(11 * 60 + 20),
      acts: [
        does(
          evening(11 * 60 + 21),
          acts.promise('ask_service', evening(12 * 60), { place: place('Ward 4A')?.id ?? null }),
        ),
        does(evening(11 * 60 + 22), acts.promise('call_back', soon, { agreed: true })),
        does(
          evening(11 * 60 + 31),
          acts.ask(
            'Mr Hall’s hearing aids, in a blue box. Were they left behind when he was moved?',
            place('Ward 4A'),
            soon,
          ),
        ),
        does(
          evening(11 * 60 + 36),
          meetings.planned({
            ...{ kind: 'mediation', starts_at: at(openDay(localDate(now), 2, clock.hours), 14 * 60) },
            ...{ room: 'Quiet room, Ward 4A', withWhom: 'Peter Hall, his son' },
            purpose: 'He wants them to understand what it is to hear nothing for four days.',
          }),
        ),
        does(
          callIn > evening(11 * 60 + 40) ? callIn : evening(11 * 60 + 40),
          acts.answer(
            'The hearing aids were found in the bed that went to Ward 3B. They are in the ward safe with his name on.',
            'Sally Wragg',
            'pals',
          ),
        ),
        ...ends(clock, 40, 'Hearing aids are in the safe of Ward 4A, his son collects them.', {
          outcome: 'put_right',
          told: 'yes',
          satisfied: 'yes',
        }),
      ],
    },
    {
      name: 'ben',
      caller: who('Ben Shaw', {
        gender: 'he',
        callMe: 'Ben',
        email: 'ben.shaw@example.org',
        needs: ['bsl', 'not_by_phone'],
        needsDetail: 'British Sign Language',
        contactRule: 'Email or BSL video relay.',
      }),
      place: 'Surgical Booking Office',
      opening: {
        type: 'concern',
        subject: 'waiting',
        sharing: 'name',
        sharingWith: 'Surgical Booking Office',
        route: 'informal',
      },
      channel: 'email',
      words:
        'Letter say operation moved. Second time. Why? I ask for BSL interpreter on the day, nobody answer. Please not phone, I am Deaf.',
      openedAt: evening(10 * 60 + 5),
      acts: [
        does(
          evening(10 * 60 + 7),
          acts.promise('call_back', today(150), { agreed: true, about: 'Why the operation was moved' }),
        ),
        does(
          evening(10 * 60 + 30),
          acts.note(
            'Booking office: surgeon was ill. New date comes this week. BSL interpreter is asked for with the date, Pete Garrity sees to it.',
          ),
        ),
        does(
          evening(10 * 60 + 40),
          bookBsl(at(openDay(localDate(now), 4, clock.hours), 10 * 60 + 30), 'Surgical Booking Office'),
        ),
        ...ends(
          clock,
          120,
          'New date and interpreter confirmed by BSL video relay.',
          { outcome: 'appointment', told: 'yes', satisfied: 'yes' },
          'video_relay',
        ),
      ],
    },
    {
      name: 'ivanova',
      caller: who('Elena Ivanova', { phone: '07700 900457', needs: ['interpreter'], needsDetail: 'Bulgarian' }),
      place: 'Outpatients',
      opening: {
        type: 'concern',
        subject: 'appointments',
        sharing: 'name',
        sharingWith: 'Outpatients',
        route: 'informal',
      },
      words:
        'Third time the clinic in Outpatients was cancelled, the last by text the night before. She took unpaid leave each time. Wants one date that holds, and an interpreter.',
      openedAt: evening(9 * 60 + 40),
      acts: [
        does(
          evening(9 * 60 + 42),
          acts.promise('ask_service', evening(10 * 60 + 30), { place: place('Outpatients')?.id ?? null }),
        ),
        does(
          evening(10 * 60),
          acts.write(
            {
              question: 'Is there a date for Ms Ivanova that holds?',
              background: 'She was cancelled three times, and needs a Bulgarian interpreter.',
            },
            place('Outpatients'),
            today(60),
          ),
        ),
        does(evening(15 * 60 + 18), acts.wantTime(today(240), 'The list for December comes out tomorrow.')),
        does(
          evening(15 * 60 + 20),
          acts.note('Rang Outpatients: Wendy Larter in clinic until tonight, has the question on her desk.'),
        ),
        does(
          evening(16 * 60 + 5),
          meetings.held({
            ...{ kind: 'meeting', starts_at: evening(15 * 60 + 30), room: 'PALS room, main entrance' },
            purpose: 'She wants to say what three lost days cost her.',
            notes:
              'Ms Ivanova told how three dates were cancelled, the last the night before, and what each cost her. Wendy Larter said sorry. She did not know that an interpreter was needed.',
            ...{ who: 'Outpatients', what: 'gives one date that holds, with a Bulgarian interpreter' },
            due: openDay(localDate(now), 1, clock.hours),
          }),
        ),
        does(
          clock.next(100),
          acts.answer('New date is fixed and marked not to be moved, interpreter booked.', 'Wendy Larter', 'pals'),
        ),
        ...ends(clock, 130, 'New date, interpreter booked. She writes it down.', {
          outcome: 'appointment',
          told: 'yes',
          satisfied: 'partly',
        }),
      ],
    },
    {
      name: 'webb',
      caller: who('Daniel Webb', { gender: 'he', phone: '020 7946 0871' }),
      place: 'X-ray',
      opening: { type: 'concern', subject: 'staff', sharing: 'no_name' },
      words:
        'The person in X-ray spoke over my head to her colleague and laughed. I have a stammer. I did not say anything then, I should have.',
      openedAt: evening(14 * 60 + 35),
      acts: [
        does(evening(14 * 60 + 37), acts.promise('ask_route', byEndOfDay(clock))),
        does(later(now, -21), beginLetter('how_to_complain')),
        does(clock.next(159), forgetLetters),
        does(clock.next(160), acts.route('informal')),
        does(clock.next(161), acts.note('Ellen Strand spoke with the team, will write to him.')),
        does(clock.next(165), acts.close({ outcome: 'apology', told: 'yes' })),
      ],
    },
    {
      name: 'consent',
      caller: who('Nadia Rahman', { phone: '07700 900587', email: 'nadia.rahman@example.org' }),
      patient: who('Farida Rahman', { bornOn: '1947-04-19', address: '8 Orchard Row\nAnytown\nAN3 4QT' }),
      place: 'Ward 3B',
      opening: { type: 'concern', subject: 'medicines', relation: 'daughter_or_son', route: 'informal' },
      channel: 'email',
      words:
        'My mother came home from Ward 3B with three new tablets and nobody told us why. She is dizzy every morning. Who can tell me what they are for?',
      openedAt: evening(14 * 60 + 50),
      acts: [
        does(evening(14 * 60 + 55), acts.promise('call_back', clock.next(420), { agreed: true })),
        does(
          evening(15 * 60),
          sendLetter({
            kind: 'acknowledgement',
            words: { 'what they told us': 'You would like to know about new tablets, and who can tell you.' },
          }),
        ),
        does(
          evening(15 * 60 + 10),
          acts.askPatient({ services: 'Ward 3B', records: 'The list of medicines for going home' }),
        ),
        does(clock.next(300), acts.patientAgrees('Farida Rahman')),
        ...ends(
          clock,
          310,
          'Ward pharmacist rang Farida: one of the three is stopped, the others are explained on a chart.',
          { outcome: 'put_right', told: 'yes', satisfied: 'yes' },
        ),
      ],
    },
    {
      name: 'visit',
      caller: who('Ifeoma Eze', { phone: '07700 900733', contactRule: 'On the ward most afternoons.' }),
      patient: who('Clarence Eze', { gender: 'he', bornOn: '1939-11-21' }),
      place: 'Ward 5A',
      opening: {
        type: 'concern',
        subject: 'care',
        relation: 'partner',
        sharing: 'name',
        sharingWith: 'Ward 5A',
        route: 'informal',
      },
      words:
        'My husband’s dinner is out of reach when I come. He says nothing, he never would. I would like somebody to come and see for themselves.',
      openedAt: evening(13 * 60 + 15),
      acts: [
        does(
          evening(13 * 60 + 18),
          acts.promise('visit', today(190), {
            agreed: true,
            about: 'Bed 9, Mr Eze at his dinner',
            place: place('Ward 5A')?.id ?? null,
          }),
        ),
        does(
          clock.next(180),
          acts.visit(
            'Saw Mr Eze at his meal with Bernadette Foy. Table and beaker put within reach, red tray from now on.',
          ),
        ),
        does(clock.next(185), acts.close({ outcome: 'put_right', told: 'yes', satisfied: 'yes' })),
      ],
    },
  ];
}

/** What needs care: a death, a risk, a colleague as patient. */
function careful(desk: Desk, clock: Clock): Part[] {
  const { before, today, now } = clock;
  const earlier = (days: number, minutes: number) => {
    let day = before;
    for (let left = days; left > 0; left -= 1) day = dayBefore(day, clock.hours);
    return at(day, minutes);
  };
  const names = [SAM, 'Joanna Whitfield'].flatMap((name) => desk.staff.get(name)?.id ?? []);
  return [
    {
      name: 'death',
      caller: who('Moira Tench', { phone: '01632 960288', contactRule: 'No hurry. Not before 10.' }),
      patient: who('Eileen Tench', { bornOn: '1938-06-02' }),
      place: 'Ward 6B',
      opening: {
        type: 'concern',
        subject: 'after_death',
        relation: 'daughter_or_son',
        sharing: 'keep',
        route: 'informal',
        afterDeath: true,
      },
      words:
        'My mum died on ward 6B five weeks ago. I do not want to complain. I only want to know if somebody was with her at the end, and nobody has said. I cannot stop thinking about it.',
      openedAt: earlier(3, 14 * 60 + 20),
      acts: [
        does(
          earlier(3, 14 * 60 + 24),
          acts.note(
            'Long call, went slowly. Did not ask her anything. She chose that I ring in a few days, she will say then if I may talk to the ward.',
          ),
        ),
        does(
          earlier(3, 14 * 60 + 26),
          acts.promise('follow_up', today(200), { agreed: true, about: 'Does she want us to ask the ward?' }),
        ),
        does(later(now, -47), beginLetter('after_death', { 'the patient': 'your mother' })),
        does(clock.next(205), forgetLetters),
        ...ends(
          clock,
          210,
          'She would like to talk to the ward sister, not yet. Has my number. We leave it with her.',
          { outcome: 'information', told: 'yes' },
        ),
      ],
    },
    {
      name: 'safety',
      caller: who('Leah Brooke', {
        phone: '07700 900866',
        needs: ['no_voicemail'],
        contactRule: 'Text first.',
      }),
      patient: who('Hilda Brooke', { bornOn: '1935-01-30' }),
      place: 'Ward 7A',
      opening: {
        type: 'concern',
        subject: 'care',
        relation: 'grandchild',
        safety: true,
      },
      words:
        'My nan is on 7A. She has bruises on both arms and she is scared of going back to my uncle. She said "do not tell, he will be worse".',
      openedAt: later(now, -95) > at(before, 9 * 60) ? later(now, -95) : at(before, 9 * 60),
      acts: [
        does(later(now, -94), dangers.fear('She said "do not tell, he will be worse".', 'Ward 7A, the second bay')),
        does(
          later(now, -92),
          acts.shareNow(
            'Bruises on both arms, afraid of going home to her son. She goes home within days.',
            'Safeguarding team, Ward 7A',
            desk.staff.get('Marcus Bell')?.id ?? '',
          ),
        ),
        does(later(now, -90), acts.confirmShared, 'Marcus Bell'),
        does(later(now, -85), dangers.lookedAt),
        does(later(now, -84), dangers.lookedAt, 'Joanna Whitfield'),
        does(
          later(now, -91),
          dangers.tellOfDanger('ward', 'Nurse in charge, Ward 7A', 'Goes to see her now, without him there.'),
        ),
        does(
          later(now, -88),
          dangers.tellOfDanger(
            'safeguarding',
            'Safeguarding team',
            'They see her on the ward. Leah knows whom I told.',
          ),
        ),
        does(
          later(now, -86),
          acts.promise('follow_up', today(60), { agreed: true, about: 'Safeguarding team rings back' }),
        ),
        does(
          clock.next(55),
          dangers.safeAgain(
            'Safeguarding lead rang: Mrs Brooke is safe on the ward, social worker sees her today. She does not go home to him.',
          ),
        ),
        ...ends(clock, 62, 'Her nan is safe and does not go back there. Leah knows whom to ring.', {
          outcome: 'put_right',
          told: 'yes',
        }),
      ],
    },
    {
      name: 'restricted',
      caller: who('Claire Dunmore', { phone: '07700 900512', contactRule: 'Private number only, never at work.' }),
      place: 'Endoscopy Unit',
      opening: { type: 'concern', subject: 'privacy', sharing: 'keep', route: 'informal' },
      words:
        'I am a staff nurse here. I was a patient in Endoscopy and now people on my own ward know why. Somebody has looked. I want to know who, and I do not want this talked about.',
      openedAt: earlier(1, 15 * 60 + 50),
      acts: [
        does(earlier(1, 15 * 60 + 53), acts.promise('call_back', today(110), { agreed: true })),
        does(earlier(1, 15 * 60 + 55), acts.restrict(names, 'The patient works here.')),
        does(
          earlier(1, 16 * 60 + 5),
          acts.note('Information governance is looking into the record of access. Only Joanna and I know the name.'),
        ),
        ...ends(clock, 115, 'Farah Siddiqui writes to her at home with who looked and what follows.', {
          outcome: 'explained',
          told: 'yes',
        }),
      ],
    },
  ];
}

/** An MP asks for somebody: their office knows, the answer is still to be written. */
function letterOfMp(clock: Clock): Part[] {
  const [writer] = MPS;
  if (!writer) return [];
  const by = 'Marcus Bell';
  const came = at(clock.before, 9 * 60 + 30);
  return [
    {
      name: 'mp',
      by,
      caller: writer.person,
      patient: who('Ivy Marsden', { bornOn: '1951-09-12' }),
      place: 'Surgical Booking Office',
      channel: 'letter',
      opening: { type: 'mp', subject: 'waiting' },
      words:
        'Mrs Marsden has waited eleven months for her new hip. She was told March, then June, and now nobody tells her anything. She can no longer get to the shops. When will she be seen, and what can she do meanwhile?',
      receivedAt: came,
      openedAt: later(came, 20),
      acts: [
        does(later(came, 22), mpLetter(writer, 'TH/2214'), by),
        does(later(came, 45), officeTold, by),
        does(clock.next(220), answerMp('explained'), by),
      ],
    },
  ];
}

/** What goes to others: one is still to be sent, of one there is no answer yet, and a request is with its own team. */
function elsewhere(desk: Desk, clock: Clock): Part[] {
  const by = 'Priya Nair';
  const council = codeOf(desk, 'council');
  const board = codeOf(desk, 'board');
  if (!council || !board) return [];
  const yesterday = (minutes: number) => at(clock.before, minutes);
  const earlier = at(dayBefore(dayBefore(clock.before, clock.hours), clock.hours), 11 * 60);
  const opening = { type: 'concern', subject: 'other_organisation', route: 'informal' } as const;
  return [
    {
      name: 'to-pass',
      by,
      caller: who('Brian Castle', { gender: 'he', phone: '01632 960118' }),
      opening,
      words:
        'The carers come at eleven to get me up and at four to put me to bed. I have rung the council five times. Will somebody write to them for me?',
      openedAt: yesterday(15 * 60 + 5),
      acts: [
        does(yesterday(15 * 60 + 6), toPass(council, 'Brian Castle'), by),
        does(
          yesterday(15 * 60 + 7),
          acts.promise('pass_on', clock.today(170), { about: 'To adult social care, as he said it' }),
          by,
        ),
        does(clock.next(170), passTo(council, 'His words and his number', 'Brian Castle'), by),
      ],
    },
    {
      name: 'passed',
      by,
      caller: who('Agnes Whitely', { phone: '01632 960903' }),
      opening,
      words:
        'My dentist has sent me a bill for a crown that fell out after a week. The practice does not answer my letters.',
      openedAt: earlier,
      acts: [
        does(later(earlier, 25), passTo(board, 'Her letter and the bill', 'Agnes Whitely', true), by),
        does(clock.next(330), theyAnswered, by),
      ],
    },
    {
      name: 'foi',
      by,
      caller: who('Gordon Pike', { gender: 'he', email: 'gordon.pike@example.org' }),
      opening: { type: 'question', subject: 'other' },
      channel: 'email',
      words:
        'Under the Freedom of Information Act: how many appointments in Outpatients did the trust move or cancel in each month of last year?',
      openedAt: later(earlier, 90),
      acts: [does(later(earlier, 110), requestTo('foi'), by), does(clock.next(340), theyAnswered, by)],
    },
  ];
}

/** Typed up this morning, nobody's yet. */
function unowned(clock: Clock): Part[] {
  const { now } = clock;
  const typed = (minutes: number) => later(now, -minutes);
  const goesTo = (minutes: number, by: string, told: string, outcome: string): Act[] => {
    const moment = clock.next(minutes);
    return [
      does(moment, acts.take, by),
      does(later(moment, 25), acts.tell(told, 'phone', 'not_asked'), by),
      does(later(moment, 28), acts.close({ outcome, told: 'yes' }), by),
    ];
  };
  const part = (
    name: string,
    caller: Invented,
    minutes: number,
    more: Pick<Part, 'opening' | 'words' | 'acts'> & Partial<Part>,
  ): Part => ({
    name,
    caller,
    by: 'Kamila Nowak',
    openedAt: typed(minutes),
    ...more,
    opening: { ...more.opening, owner: null },
  });
  return [
    part(
      'new-1',
      who('Tariq Mahmood', { gender: 'he', phone: '07700 900634', email: 'tariq.mahmood@example.com' }),
      64,
      {
        channel: 'email',
        receivedAt: at(addDays(localDate(now), -1), 21 * 60 + 40),
        place: 'MRI and CT',
        opening: { type: 'question', subject: 'results' },
        words: `I had an MRI four weeks ago and have heard nothing. My GP has not got it either. Could somebody tell me who has the result? I wrote this at ${timeWords('21:40')} because I cannot sleep.`,
        acts: goesTo(
          20,
          'Priya Nair',
          'Report went to the consultant today, she writes to him and the GP.',
          'information',
        ),
      },
    ),
    part('new-2', who('Josephine Ridgway', { phone: '01632 960745', needs: ['large_print'] }), 57, {
      channel: 'voicemail',
      place: 'Patient Transport Desk',
      opening: { type: 'concern', subject: 'transport' },
      words:
        'Voicemail: transport did not come on Friday, she sat in her coat from seven. Next appointment is Thursday and she is worried it happens again. Speaks slowly, number given twice.',
      acts: goesTo(
        45,
        'Daniel Osei',
        'Booked again with a first run. Rang her so that she hears it herself.',
        'put_right',
      ),
    }),
    part('new-3', who('Kofi Asante', { gender: 'he', phone: '07700 900295' }), 41, {
      channel: 'web',
      place: 'Rainbow Ward',
      opening: { type: 'concern', subject: 'communication', child: true },
      words:
        'Our son has been on Rainbow Ward for six days. We are told one thing by day and another by night. We would like one person to talk to.',
      acts: goesTo(70, 'Priya Nair', 'Named nurse from today, talk with the consultant tomorrow at 11am.', 'put_right'),
    }),
    part('new-4', who('Pauline Sugden', { email: 'pauline.sugden3@example.net' }), 33, {
      channel: 'letter',
      place: 'Day Surgery Unit',
      opening: { type: 'question', subject: 'records' },
      words:
        'Letter: asks for a copy of the notes of her operation in the Day Surgery Unit, and what it costs. Two pages, very neat.',
      acts: goesTo(95, 'Marcus Bell', 'No charge. Form and address sent with a covering letter.', 'information'),
    }),
  ];
}
