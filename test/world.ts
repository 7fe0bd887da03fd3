import { importAdvocates, tellOfAdvocate } from '../src/advocacy/index.ts';
import { viewed } from '../src/audit/index.ts';
import { addAbsence } from '../src/away/index.ts';
import { addBelonging, bookViewing, chooseFollowUp } from '../src/bereavement/index.ts';
import { bookInterpreter } from '../src/bookings/index.ts';
import {
  addContact,
  addNote,
  cancelPromise,
  closeCase,
  listClocks,
  makePromise,
  openCase,
  startContact,
} from '../src/cases/index.ts';
import { handOver } from '../src/complaints/index.ts';
import { recordConsent } from '../src/consent/index.ts';
import { addHelp, findHelp, reportWrong, sendFeed, tellOfHelp } from '../src/directory/index.ts';
import { addFile } from '../src/files/index.ts';
import { handOn } from '../src/handing/index.ts';
import { addImprovement } from '../src/improvements/index.ts';
import { addEvent, addOpportunity, findOpportunity, putOnRegister, signUp } from '../src/involvement/index.ts';
import { askToRead } from '../src/letters/documents.examples.ts';
import { addGuide, reportGuide } from '../src/library/index.ts';
import {
  addAgreement,
  askToAgree,
  endMeeting,
  findMeeting,
  listAnswers,
  listComing,
  planMeeting,
  writeNotes,
} from '../src/meetings/index.ts';
import { recordLetter } from '../src/mps/index.ts';
import { send } from '../src/outbox/index.ts';
import { findPatternsOften } from '../src/oversight/index.ts';
import { addWay, createPerson, mergePeople } from '../src/people/index.ts';
import { createPlace, createSite } from '../src/places/index.ts';
import type { Ctx } from '../src/platform/context.ts';
import { newId } from '../src/platform/ids.ts';
import { localDate } from '../src/platform/time.ts';
import { bytesAsUpload, spool } from '../src/platform/uploads.ts';
import { askByLink } from '../src/questions/index.ts';
import { giveReceipt } from '../src/receipts/index.ts';
import { noteSignpost } from '../src/referrals/index.ts';
import { writeDown } from '../src/safeguarding/index.ts';
import { hearThanks } from '../src/thanks/index.ts';
import { leaveVoicemail } from '../src/voicemails/index.ts';
import { mailOf, takeRaw } from './emails.ts';
import { type Desk, newTrust } from './harness.ts';
import { writeLetter } from './secrets.ts';

const HOUR = 3_600_000;
const NOTHING = { services: '', organisations: '', limits: '', records: '', heard_by: '', evidence: '', reasons: '' };

/** A small trust in which one of everything exists: what the walks over all routes stand on. */
export async function newWorld(family = 'Okafor') {
  const home = await newTrust();
  const sam = await home.staff('officer', 'Sam Reid');
  const rows = await sam.as(async (ctx) => {
    const site = await createSite(ctx, { name: 'Anytown General' });
    const place = await createPlace(ctx, {
      site_id: site,
      kind: 'ward',
      name: 'Ward 7B',
      aliases: ['Willow'],
      phone: '4471',
      email: '',
      lead: 'Sister J Cole',
      answers_pals: 'Ward manager',
      visiting: '2pm to 8pm',
    });
    const grace = await createPerson(ctx, { name: `Grace ${family}`, call_me: 'Grace' });
    await addWay(ctx, grace, { kind: 'phone', value: '07700 900123' });
    const ada = await createPerson(ctx, { name: `Ada ${family}` });
    const again = await createPerson(ctx, { name: 'Grace Okafr' });
    const merge = await mergePeople(ctx, { stays: grace, goes: again, choices: {} });
    const kase = await openCase(ctx, {
      type: 'concern',
      owner: sam.id,
      caller: grace.id,
      patient: ada.id,
      place,
      receivedAt: ctx.now,
    });
    const consent = await recordConsent(ctx, kase, {
      ...NOTHING,
      situation: 'adult',
      type: 'verbal',
      speaker: grace.id,
      hears: true,
      complaints: true,
      given_by: `Ada ${family}`,
    });
    const note = await addNote(ctx, kase, 'The ward sister is looking for the discharge plan.');
    const contact = await addContact(ctx, {
      case: kase.id,
      person: grace.id,
      channel: 'phone',
      direction: 'in',
      words: 'Her mother fell.',
    });
    const due = new Date(ctx.now.getTime() + 3 * HOUR);
    const promise = await makePromise(ctx, { kind: 'call_back', case: kase.id, person: grace.id, owner: sam.id, due });
    const draft = await startContact(ctx);
    const file = await addTextFile(ctx, kase, `${family}, visit.txt`, 'Visited on Tuesday.');
    const absence = await addAbsence(ctx, {
      user: sam.id,
      kind: 'leave',
      starts_at: new Date(ctx.now.getTime() + 24 * HOUR),
      ends_at: new Date(ctx.now.getTime() + 48 * HOUR),
    });
    const danger = await writeDown(ctx, kase, {
      kinds: ['adult'],
      exactWords: 'He hits her when nobody looks.',
      whereabouts: 'At home',
      child: false,
    });
    const handing = await handOn(ctx, { why: 'bulk' }, []);
    const clockOfCase = (await listClocks(ctx, kase.id)).find(({ name }) => name === 'goal')?.id ?? '';
    const voicemail = await leaveVoicemail(ctx, {
      ...{ press: undefined, number: '020 7946 0018', withheld: false, name: 'Mr Hall' },
      ...{ at: ctx.now, words: 'Where are his hearing aids?', person: undefined, case: undefined },
    });
    // Done already, so that it stands in nobody's My day.
    if (voicemail) await cancelPromise(ctx, voicemail);
    return {
      voicemail: voicemail?.id ?? '',
      clockOfCase,
      site,
      place,
      grace,
      ada,
      kase,
      note,
      contact: contact.id,
      promise,
      draft,
      merge,
      absence,
      handing,
      file,
      danger,
      consent: consent.id,
    };
  });
  return { ...home, sam, ...rows };
}

/** A file of words, kept with a case. */
export async function addTextFile(ctx: Ctx, kase: { id: string }, name: string, words: string): Promise<string> {
  const spooled = await spool(name, [Buffer.from(words)]);
  if (!('upload' in spooled)) throw new Error('It has no limit.');
  const { file } = await addFile(ctx, kase, spooled.upload);
  await spooled.upload.close();
  return file.id;
}

export type World = Awaited<ReturnType<typeof newWorld>>;

/** The same, and what stands downstream of cases: for the walks over all routes. */
export async function newWholeWorld(family = 'Okafor') {
  const world = await newWorld(family);
  const piece = await takePiece(world, `Grace ${family}`);
  const more = await world.sam.as(async (ctx) => {
    const kase = await openCase(ctx, {
      type: 'complaint',
      owner: world.sam.id,
      caller: world.grace.id,
      receivedAt: ctx.now,
    });
    const complaint = await handOver(ctx, kase, {
      madeOn: localDate(ctx.now),
      madeHow: 'phone',
      agreedBy: `Grace ${family}`,
      agreedHow: 'spoken',
      agreedOn: localDate(ctx.now),
      words: 'She wants an apology.',
      promises: {},
    });
    await recordLetter(ctx, {
      mp: { name: 'Helen Ford MP' },
      office: { email: 'office@ford.example', phone: '', address: '' },
      ...{ constituency: 'Anytown North', caseworker: '', theirRef: '', datedOn: null },
      constituent: { name: 'Ivy Marsh' },
      ...{ signs: 'chief_executive', signer: '', asked: true, channel: 'letter' },
      receivedOn: localDate(ctx.now),
      words: 'She asks when she will be seen.',
    });
    const booking = await bookInterpreter(ctx, world.kase, {
      person_id: world.grace.id,
      kind: 'bsl',
      language: '',
      gender: 'any',
      starts_at: new Date(ctx.now.getTime() + 24 * HOUR),
      minutes: 60,
      how: 'ward',
      place: 'Ward 7B',
      provider: 'Signs of Anytown',
      cost_centre: '',
      asked: true,
    });
    const meeting = await planMeeting(
      ctx,
      world.kase,
      {
        ...{ kind: 'mediation', purpose: 'She wants to hear why nobody rang her.', minutes: 60, is_private: true },
        ...{ place: 'Seminar room 2', link: '', lead_id: world.sam.id, lead_name: '', telling: '' },
        starts_at: new Date(ctx.now.getTime() + 48 * HOUR),
      },
      [
        { side: 'person', person: world.grace.id },
        { side: 'service', place: world.place, name: 'Sister J Cole', email: 'j.cole@anytown.example' },
      ],
    );
    const held = await heldMeeting(ctx, world);
    const thanks = await hearThanks(ctx, world.kase, { staffNames: 'Nurse Ade', place: null, withName: true });
    await writeThanks(ctx, world, thanks);
    await giveReceipt(ctx, { case: world.kase.id, person: null }, '7K3M9QXR2TBVH4CW');
    const referral = await noteSignpost(ctx, world.kase, { organisation: null, named: 'The council' });
    const asked = await askByLink(ctx, world.kase, {
      to: {
        ...{ whom: 'person', name: `Grace ${family}`, email: 'grace@example.org', phone: '' },
        ...{ place: null, organisation: '', person: world.grace.id },
      },
      parts: { question: 'Which day would suit you?', background: '', outcome: '' },
      due: new Date(ctx.now.getTime() + 48 * HOUR),
      ...{ withName: true, agreed: false, teller: 'pals', notClinical: true, safety: false, anyway: '' },
      origin: 'http://localhost',
    });
    const { id: outgoing } = await send(ctx, {
      ...{ channel: 'email', to: 'grace@example.org', subject: 'From PALS', body: 'Hello Grace', held: false },
      ...{ case: world.kase.id, about: { kind: 'letter', id: world.kase.id } },
    });
    return {
      complaint,
      outgoing,
      otherCase: kase,
      booking,
      meeting,
      ...held,
      thanks,
      referral: referral ?? '',
      question: asked.id,
    };
  });
  // Somebody with her last name looked at her: a pattern in reads.
  const ola = await world.staff('officer', `Ola ${family}`);
  await ola.as((ctx) => viewed(ctx, 'person', { person: world.grace.id }));
  const pattern = await world.asSystem(async (ctx) => {
    await findPatternsOften.run(ctx);
    const rows = ctx.db.selectFrom('read_patterns').select('id').where('trust_id', '=', ctx.trust.id);
    return (await rows.executeTakeFirstOrThrow()).id;
  });
  const { help, report } = await world.asSystem((ctx) => helpOfTrust(ctx, world.sam));
  const feed = await world.sam.as((ctx) => sendFeed(ctx, 'Anytown Council', { files: [FEED], address: null }));
  await world.runJobs();
  const told = await world.sam.as((ctx) => toldOf(ctx, world, help));
  const { asked: toAsk, given } = await world.sam.as((ctx) => askingOf(ctx, world));
  const death = await world.sam.as((ctx) => afterDeath(ctx, world));
  const { guide, said } = await world.sam.as((ctx) => guideOfTrust(ctx, world.sam));
  const advising = await world.sam.as((ctx) => advisedOf(ctx, world));
  const involved = await world.sam.as((ctx) => involvedIn(ctx, world));
  return {
    ...world,
    ...more,
    piece,
    pattern,
    help,
    report,
    told,
    ...death,
    guide,
    said,
    toAsk,
    given,
    feed,
    ...advising,
    ...involved,
    ...(await throughTheFront(world, more.otherCase)),
  };
}

/** One service of a feed. */
const FEED = bytesAsUpload(
  'feed.json',
  Buffer.from('[{"id":"a","name":"Lunch club","status":"active","organization":{"id":"b","name":"Anytown Council"}}]'),
);

/** A panel that Grace signed up for, and when it meets. */
async function involvedIn(ctx: Ctx, { sam, grace }: World) {
  const opportunity = await addOpportunity(ctx, {
    ...{ kind: 'panel', title: 'Ward panel', does: 'Talk with the ward.', how_often: '', how: 'in_person', place: '' },
    ...{ access: '', expenses: '', ask: 'PALS', apply_by: null, places: null, state: 'open', owner_id: sam.id },
  });
  const member = await putOnRegister(ctx, {
    ...{ person: grace.id, kinds: ['panel'], consent: 'yes', edition: 1, consentHow: 'phone', channel: 'phone' },
    ...{ travel: '', expenses: 'not_asked' },
  });
  const found = await findOpportunity(ctx, opportunity);
  await signUp(ctx, member, found);
  const event = await addEvent(ctx, found, {
    ...{ title: 'First meeting', minutes: 60, place: 'Room 2', online: '', places: null, access: '' },
    starts_at: new Date(ctx.now.getTime() + 72 * HOUR),
  });
  const improvement = await addImprovement(ctx, {
    ...{ said: 'Nobody told us when the doctor comes.', changed: '', changed_on: null, effect: '', still: '' },
    ...{ state: 'new', declined_why: '', site_id: null, place_id: null },
  });
  return { opportunity, involvementEvent: event, improvement, member: member.id };
}

/** After a death: a watch, a viewing, and a call that Grace chose. */
async function afterDeath(ctx: Ctx, { kase, grace }: World) {
  const on = localDate(ctx.now);
  const belonging = await addBelonging(ctx, kase, { what: 'A watch', kind: 'jewellery', kept_where: 'Safe', on });
  const viewing = await bookViewing(ctx, kase, {
    ...{ starts_at: new Date(ctx.now.getTime() + 24 * HOUR), who: 'Grace', with_whom: 'Sam', place: '', note: '' },
  });
  const due = new Date(ctx.now.getTime() + 10 * 24 * HOUR);
  const choice = { person: grace.id, slot: 'other' as const, chosen: true, due, way: '' };
  return { belonging, viewing, followUp: await chooseFollowUp(ctx, kase, choice) };
}

/** What Grace was told of. */
async function toldOf(ctx: Ctx, { kase, grace }: World, help: string): Promise<string> {
  const telling = { keys: [help], person: grace.id, how: 'spoken' as const, askOn: '2026-12-08' };
  return (await tellOfHelp(ctx, kase, telling)).id;
}

/** Grace is to be asked how PALS did, and somebody has answered. */
async function askingOf(ctx: Ctx, { kase, grace }: World) {
  const [asked, given] = [newId(ctx.now), newId(ctx.now)];
  const none = { sent_at: null, reminded_at: null, settled_on: null, settled_by: null, owner_id: null };
  await ctx.db
    .insertInto('satisfaction_asks')
    .values({
      ...{ trust_id: ctx.trust.id, id: asked, case_id: kase.id, person_id: grace.id, state: 'by_hand', way: 'phone' },
      ...{ ...none, asks_at: ctx.now, ends_at: new Date(ctx.now.getTime() + 48 * HOUR), made_at: ctx.now },
    })
    .execute();
  await ctx.db
    .insertInto('satisfaction_answers')
    .values({
      ...{
        trust_id: ctx.trust.id,
        id: given,
        made_on: localDate(ctx.now),
        way: 'link',
        words: 'You rang when you said.',
      },
      ...{ considering: 'yes', making: 'yes', informed: 'yes', outcome: 'partly', reflecting: 'yes' },
      ...{ case_id: kase.id, person_id: grace.id, read_at: null, read_by: null },
    })
    .execute();
  return { asked, given };
}

/** A guide of which somebody says something. */
async function guideOfTrust(ctx: Ctx, sam: Desk) {
  const made = await addGuide(ctx, {
    ...{ title: 'Lost hearing aids', summary: 'Where to look.', body: 'Ask the ward first.', subjects: ['property'] },
    ...{ place_id: null, shared: true, owner_id: sam.id, review_on: '2027-05-24' },
  });
  return { guide: made.slug, said: await reportGuide(ctx, made, { kind: 'no_help', words: '' }) };
}

/** Of whom Grace was told for a complaint, and a list of such that was taken in. */
async function advisedOf(ctx: Ctx, { kase, grace }: World) {
  const { id: advocateList = '' } = await importAdvocates(ctx, 'Council,Advocate\nManchester,Anytown Advocacy', true);
  const told = await tellOfAdvocate(ctx, kase, { person: grace.id, how: 'spoken', council: undefined });
  return { advocateList, advised: told.id };
}

/** Help that somebody says is wrong. */
async function helpOfTrust(ctx: Ctx, sam: Desk) {
  const none = { more: '', audience: '', other_ways: '', email: '', website: '', hours: '', cost: '', languages: '' };
  const id = await addHelp(ctx, {
    ...{ ...none, name: 'Carers’ group', organisation: '', summary: 'Meets each week.', needs: ['carers'], places: [] },
    ...{ phone: '020 7946 0021', access: '', area: '', how: '', note: '', crisis: false, shown: 'public' as const },
    ...{ owner_id: sam.id, valid_to: null, successor_id: null },
  });
  const report = await reportWrong({ ...ctx, actor: sam.user }, await findHelp(ctx, id), 'Nobody answers.');
  return { help: id, report };
}

/** An email of hers that waits in Post, with a picture. */
async function takePiece({ asSystem, runJobs }: World, from: string): Promise<string> {
  const bytes = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
  const files = [{ name: 'letter.pdf', type: 'application/pdf', bytes }];
  const raw = mailOf({ from: `${from} <hers@example.org>`, subject: 'About the ward', text: 'Nobody rang.', files });
  const { id } = await asSystem((ctx) => takeRaw(ctx, raw));
  await runJobs();
  return id;
}

/** Thanks on their way to a nurse: no e-mail goes out of here. */
async function writeThanks(ctx: Ctx, { kase, sam, grace }: World, thanks: string) {
  const letter = { id: newId(ctx.now), thanks_id: thanks, name: 'Nurse Ade', email: 'ade@anytown.example' };
  const words = { words: 'Nurse Ade sat with her all night.', giver: grace.name, made_at: ctx.now, made_by: sam.id };
  await ctx.db
    .insertInto('thanks_letters')
    .values({ trust_id: ctx.trust.id, case_id: kase.id, ...letter, ...words })
    .execute();
}

/** A meeting that took place, with its notes, and Grace asked whether they are right. */
async function heldMeeting(ctx: Ctx, { kase, grace }: World) {
  const id = await planMeeting(
    ctx,
    kase,
    {
      ...{ kind: 'meeting', purpose: '', minutes: 30, is_private: true, place: 'Seminar room 1', link: '' },
      ...{ lead_id: null, lead_name: 'Matron Lee', telling: '', starts_at: new Date(ctx.now.getTime() - 2 * HOUR) },
    },
    [{ side: 'person', person: grace.id }],
  );
  const coming = await listComing(ctx, kase, id);
  const attendee = coming[0]?.id ?? '';
  await endMeeting(ctx, kase, await findMeeting(ctx, kase, id), { took: 'held', came: [attendee], words: '' });
  const meeting = await findMeeting(ctx, kase, id);
  await writeNotes(ctx, kase, meeting, { body: 'The ward rings her each Friday.', number: 0, origin: '' });
  await addAgreement(ctx, kase, meeting, { who: 'Ward 7B', what: 'rings her', due: localDate(ctx.now) });
  await askToAgree(ctx, kase, meeting, { until: '2026-12-08', origin: '' });
  return { held: id, attendee, answer: (await listAnswers(ctx, kase))[0]?.id ?? '' };
}

/** What has no door for others: made as a colleague makes it, and found by its row. */
async function throughTheFront({ staff, sam, grace, kase }: World, other: { ref: string }) {
  const mo = await staff('manager', 'Mo Khan');
  await sam.as(async (ctx) => {
    const closed = await openCase(ctx, { type: 'question', owner: sam.id, receivedAt: ctx.now });
    await closeCase(ctx, closed, { outcome: 'explained', told: 'yes' });
  });
  const sample = await mo.post(`/desk/team/${sam.id}/samples`, { from: '1/11/2026', to: 'today' });
  await sam.post(`/desk/people/${grace.id}/plans`, {
    ...{ agreed: 'Tuesdays 10am by phone', reasons: 'often', reason_words: '41 calls in October.' },
    ...{ adjustments: 'One voice helps her.', challenge_told: 'yes', officer: sam.id },
    ...{ starts_on: '24/11/2026', review_on: '12/1/2027', ends_on: '3/3/2027' },
  });
  const words = { subject: 'From PALS', body: 'Dear Grace, we have your message.' };
  const { letter, template } = await writeLetter(sam, `/desk/cases/${kase.ref}`, words);
  const reading = await askToRead({ sam, grace, kase }, mo.id);
  await sam.post('/desk/cases/views', { name: 'Mine', query: 'view=mine' });
  await sam.post(`/desk/cases/${kase.ref}/links`, { ref: other.ref, kind: 'related' });
  await sam.post('/desk/quick-log', { tile: 'visiting' });
  await mo.post('/desk/settings/closures', { on: '24/12/2026', name: 'Team training' });
  const only = (table: 'contact_plans' | 'saved_views' | 'case_links' | 'quick_logs' | 'closures') =>
    sam.as(async (ctx) => {
      const row = await ctx.db.selectFrom(table).select('id').where('trust_id', '=', ctx.trust.id).executeTakeFirst();
      return row?.id ?? '';
    });
  return {
    ...{ letter, template, reading },
    sample: sample.to.split('/').at(-1) ?? '',
    plan: await only('contact_plans'),
    view: await only('saved_views'),
    link: await only('case_links'),
    slip: await only('quick_logs'),
    closure: await only('closures'),
  };
}

export type WholeWorld = Awaited<ReturnType<typeof newWholeWorld>>;

/** The address of a route in this world: each parameter by the noun before it. */
export function addressIn(world: World & Partial<WholeWorld>, path: string): string {
  const ids: Record<string, string> = {
    cases: world.kase.ref,
    people: (path.includes('/meetings/') ? world.attendee : world.grace.id) ?? world.site,
    promises: world.promise.id,
    merges: world.merge,
    complaints: world.complaint ?? world.site,
    bookings: world.booking ?? world.site,
    belongings: world.belonging ?? world.site,
    viewings: world.viewing ?? world.site,
    'follow-ups': world.followUp ?? world.site,
    ...(path.includes('/bereavement/steps/') ? { steps: 'who' } : {}),
    meetings: (path.includes('/answers/') ? world.held : world.meeting) ?? world.site,
    answers: (path.startsWith('/desk/satisfaction') ? world.given : world.answer) ?? world.site,
    'to-ask': world.toAsk ?? world.site,
    outgoing: world.outgoing ?? world.site,
    post: world.piece ?? world.site,
    thanks: world.thanks ?? world.site,
    questions: world.question ?? world.site,
    referrals: world.referral ?? world.site,
    samples: world.sample ?? world.site,
    plans: world.plan ?? world.site,
    views: world.view ?? world.site,
    links: world.link ?? world.site,
    'quick-log': world.slip ?? world.site,
    closures: world.closure ?? world.site,
    letters: world.letter ?? world.site,
    readings: world.reading ?? world.site,
    templates: world.template ?? world.site,
    notes: world.note,
    patterns: world.pattern ?? world.site,
    voicemails: world.voicemail,
    files: path.startsWith('/desk/post') ? '1' : world.file,
    consents: world.consent,
    danger: world.danger,
    'safety-sharing': world.consent,
    contacts: path.startsWith('/desk/cases') ? world.contact : world.draft,
    directory: world.place,
    advocates: 'E08000003',
    advocate: world.advised ?? world.site,
    help: (path.startsWith('/desk/cases') ? world.told : world.help) ?? world.site,
    reports: (path.startsWith('/desk/guides') ? world.said : world.report) ?? world.site,
    guides: world.guide ?? 'lost-hearing-aids',
    imports: (path.includes('/advocates/') ? world.advocateList : world.feed) ?? world.site,
    opportunities: world.opportunity ?? world.site,
    improvements: world.improvement ?? world.site,
    events: world.involvementEvent ?? world.site,
    'get-involved': world.opportunity ?? world.site,
    staff: world.sam.id,
    cards: 'died',
    team: world.sam.id,
    absences: world.absence,
    handings: world.handing,
    lists: 'subjects',
    ladders: 'limit',
    ':list': 'falls',
    drafts: 'call',
    clocks: world.clockOfCase,
    holidays: '2026-12-25',
    ':kind': world.draft,
  };
  const parts = path.split('/');
  return parts.map((part, at) => (part.startsWith(':') ? (ids[parts[at - 1] ?? ''] ?? world.site) : part)).join('/');
}

export type { Desk };
