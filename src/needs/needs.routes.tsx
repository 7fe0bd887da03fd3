import { codesWith } from '../codes/index.ts';
import { staffNames } from '../identity/index.ts';
import { calledName, findPerson, type Person } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { attempt, type Filled, type Values } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import type { Router } from '../platform/routing.ts';
import { dateWords } from '../platform/time.ts';
import { settle, textsIn } from './edits.routes.tsx';
import { needsForm } from './needs.forms.ts';
import {
  ANSWER_WORDS,
  consentIn,
  DETAILED_CODES,
  flagsOf,
  groupNeeds,
  NEEDS_SHAPE,
  needsTrouble,
  SNOMED,
} from './needs.rules.ts';
import { saveNeeds, stillRight } from './needs.ts';
import { NeedsPage, ReviewPage } from './needs.tsx';
import { safeRoutes } from './safe.routes.tsx';

export function routes(r: Router) {
  const write = { may: 'people.write' } as const;
  r.get('/desk/people/:id/needs', write, async (ctx, req) => {
    const person = await findPerson(ctx, req.params.id ?? '');
    return needsPage(ctx, person, await typedOf(ctx, person));
  });

  r.post('/desk/people/:id/needs', write, async (ctx, req) => {
    const person = await findPerson(ctx, req.params.id ?? '');
    const settled = await settle(ctx, req.body, await editingOf(ctx, person));
    if ('reply' in settled) return settled.reply;
    const filled = needsForm(await codesOf(ctx, person)).submit(settled.fields);
    if (!filled.ok) return needsPage(ctx, person, filled);
    const said = filled.values;
    const refused = await attempt(filled, async () => {
      const trouble = needsTrouble(said.needs, said.none);
      if (trouble) throw new RuleError(trouble, 'needs');
      await saveNeeds(ctx, person, changeOf(said, person));
    });
    return refused ? needsPage(ctx, person, refused) : redirect(`/desk/people/${person.id}?done=needs`);
  });

  r.get('/desk/people/:id/needs/review', write, async (ctx, req) =>
    reviewPage(ctx, await findPerson(ctx, req.params.id ?? '')),
  );

  r.post('/desk/people/:id/needs/review', write, async (ctx, req) => {
    const person = await findPerson(ctx, req.params.id ?? '');
    await stillRight(ctx, person);
    return redirect(`/desk/people/${person.id}?done=needs`);
  });
  safeRoutes(r);
}

async function codesOf(ctx: Ctx, person: Person) {
  return (await codesWith(ctx, 'needs', person.needs)).map(({ code }) => code);
}

async function editingOf(ctx: Ctx, person: Person) {
  const codes = await codesWith(ctx, 'needs', person.needs);
  const words = new Map([...codes.map(({ code, label }) => [code, label] as const), ...ANSWER_WORDS]);
  const { typed: known } = await typedOf(ctx, person);
  return { person, action: `/desk/people/${person.id}/needs`, shape: NEEDS_SHAPE, known, words };
}

type Said = Values<ReturnType<typeof needsForm>['fields']>;

/** Words of a need that is not ticked any more go with it. */
function changeOf(said: Said, person: Person) {
  const { needs, language, interpreter_gender = 'any', needs_detail, adjustments, needs_share = 'not_asked' } = said;
  const details = DETAILED_CODES.flatMap((code) => {
    const words = said[`detail_${code}`].trim();
    return words && needs.includes(code) ? [[code, words] as const] : [];
  });
  return {
    needs,
    language: language.trim(),
    interpreter_gender,
    needs_detail,
    adjustments: adjustments.trim(),
    needs_share,
    need_details: Object.fromEntries(details),
    flags: flagsOf(
      {
        adjustments: said.snomed.includes('adjustments'),
        impairment: said.snomed.includes('impairment'),
        consent: said.consent ?? 'not_asked',
      },
      person.flags,
    ),
  };
}

async function typedOf(ctx: Ctx, person: Person): Promise<Filled> {
  const { needs, needs_detail, language, interpreter_gender, adjustments, needs_share, flags } = person;
  return needsForm(await codesOf(ctx, person)).of({
    needs,
    needs_detail,
    language,
    interpreter_gender,
    adjustments,
    needs_share,
    none: needs.length === 0 && person.needs_asked_on ? 'yes' : '',
    snomed: (['adjustments', 'impairment'] as const).filter((code) => flags.includes(SNOMED[code])),
    consent: consentIn(flags),
    ...Object.fromEntries(DETAILED_CODES.map((code) => [`detail_${code}`, person.need_details[code] ?? ''])),
  });
}

/** "Sam Reid asked on Tuesday 24 November", or that nobody has. */
async function askedWords(ctx: Ctx, person: Person): Promise<string> {
  if (!person.needs_asked_on) return 'They have not been asked yet.';
  const staff = await staffNames(ctx);
  const who = staff.get(person.needs_asked_by ?? '') ?? 'We';
  return `${who} asked them on ${dateWords(person.needs_asked_on, ctx.now)}.`;
}

async function needsPage(ctx: Ctx, person: Person, filled: Filled): Promise<Reply> {
  const body = (
    <NeedsPage
      id={person.id}
      who={calledName(person)}
      was={textsIn(NEEDS_SHAPE, (await typedOf(ctx, person)).typed)}
      groups={groupNeeds(await codesWith(ctx, 'needs', person.needs))}
      asked={await askedWords(ctx, person)}
      filled={filled}
    />
  );
  const status = filled.errors.length > 0 ? 422 : 200;
  return deskPage({ title: 'Needs', section: 'people', width: 'form', status, body });
}

async function reviewPage(ctx: Ctx, person: Person): Promise<Reply> {
  const labels = new Map((await codesWith(ctx, 'needs', person.needs)).map(({ code, label }) => [code, label]));
  const body = (
    <ReviewPage
      id={person.id}
      who={calledName(person)}
      needs={person.needs.map((need) => labels.get(need) ?? need)}
      details={[person.language, person.needs_detail, person.adjustments].filter(Boolean)}
      asked={await askedWords(ctx, person)}
    />
  );
  return deskPage({ title: 'Are these needs still right?', section: 'people', width: 'form', body });
}
