import type { ReactElement } from 'react';
import { type Case, openableCase } from '../cases/index.ts';
import { listCodes } from '../codes/index.ts';
import { peopleByIds } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { attempt, type Filled } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import type { Router } from '../platform/routing.ts';
import { localDate } from '../platform/time.ts';
import { answerLetter, sendToBeSigned, tellOffice } from './answers.ts';
import { AnswerPage, OfficePage } from './answers.tsx';
import { maybeLetter } from './letter-rows.ts';
import { answerForm, officeForm } from './letters.forms.ts';

const AT = '/desk/cases/:ref/mp-letter';

export function answerRoutes(r: Router) {
  const write = { may: 'cases.write' } as const;
  r.get(`${AT}/office`, write, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    return formPage(<OfficePage reference={kase.ref} filled={officeForm.of({ office_how: 'email' })} />, 200);
  });
  r.post(`${AT}/office`, write, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const filled = officeForm.submit(req.body);
    const refused = await attempt(filled, (values) => tellOffice(ctx, kase, values.office_how ?? 'email'));
    return refused ? formPage(<OfficePage reference={kase.ref} filled={refused} />, 422) : backTo(kase);
  });
  r.post(`${AT}/signing`, write, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    await sendToBeSigned(ctx, kase);
    return backTo(kase);
  });
  r.get(`${AT}/answer`, write, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const letter = await maybeLetter(ctx, kase);
    if (!letter) return redirect(`/desk/cases/${kase.ref}/mp-letter`);
    const form = answerForm(localDate(ctx.now), []);
    return answerPage(ctx, kase, form.of({ answered_on: 'today', signed_by: letter.signer }));
  });
  r.post(`${AT}/answer`, write, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const today = localDate(ctx.now);
    const outcomes = await listCodes(ctx, 'outcomes');
    const filled = answerForm(
      today,
      outcomes.map(({ code }) => code),
    ).submit(req.body);
    const refused = await attempt(
      filled,
      ({ answered_on = today, answered_how = 'letter', signed_by, tells, outcome }) => {
        const said = { on: answered_on, how: answered_how, signedBy: signed_by, outcome };
        return answerLetter(ctx, kase, { ...said, tellsOfPatient: tells === 'yes' });
      },
    );
    return refused ? answerPage(ctx, kase, refused) : backTo(kase);
  });
}

const backTo = (kase: Case) => redirect(`/desk/cases/${kase.ref}?done=step`);

async function answerPage(ctx: Ctx, kase: Case, filled: Filled): Promise<Reply> {
  const outcomes = await listCodes(ctx, 'outcomes');
  const people = await peopleByIds(ctx, [kase.caller_id, kase.patient_id]);
  const body = (
    <AnswerPage
      reference={kase.ref}
      mp={people.get(kase.caller_id ?? '')?.name ?? 'the MP'}
      patient={people.get(kase.patient_id ?? '')?.name ?? 'the patient'}
      outcomes={outcomes}
      filled={filled}
    />
  );
  return formPage(body, filled.errors.length > 0 ? 422 : 200);
}

function formPage(body: ReactElement, status: number): Reply {
  return deskPage({ title: 'MP letter', section: 'cases', width: 'form', status, body });
}
