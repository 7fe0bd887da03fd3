// Settings: after how long who is asked next, and who the head of PALS is.

import type { DatedView } from '../platform/components/dated-page.tsx';
import { Select, TextField } from '../platform/components/fields.tsx';
import type { Ctx } from '../platform/context.ts';
import { heldOn, plannedFrom } from '../platform/dated.rules.ts';
import { datedRoutes } from '../platform/dated-routes.ts';
import { choice, email, type Filled, fieldOf, text, wholeNumber } from '../platform/forms.ts';
import type { Router } from '../platform/routing.ts';
import { type Day, dateWords, localDate } from '../platform/time.ts';
import { type Rung, WHOM_WORDS } from './chase.rules.ts';
import {
  changeChases,
  changeHead,
  listAllHeads,
  listAllRungs,
  maybeHead,
  takeChasesBack,
  takeHeadBack,
} from './ladder.ts';
import type { ChaseWhom } from './questions.rules.ts';

const CHASES = '/desk/settings/chasing';
const HEAD = '/desk/settings/head-of-pals';

const WHOM: readonly ChaseWhom[] = ['same', 'deputy', 'lead', 'head'];
const MOST_DAYS = 60;
const daysField = (required?: string) =>
  wholeNumber({ label: 'Working days late', from: 1, to: MOST_DAYS, ...(required ? { required } : {}) });
const whomField = choice({ label: 'Who is asked?', choices: WHOM, blank: 'same' });
const STEPS = [1, 2, 3] as const;

export function chaseSettings(r: Router) {
  datedRoutes(r, {
    at: CHASES,
    may: 'settings.write',
    fields: {
      ...{ days1: daysField('Enter how many days'), whom1: whomField, days2: daysField(), whom2: whomField },
      ...{ days3: daysField(), whom3: whomField },
    },
    known: async (ctx) => {
      const held = heldOn(await listAllRungs(ctx), localDate(ctx.now));
      return Object.fromEntries(
        held.flatMap(({ step, days, whom }) => [
          [`days${step}`, `${days}`],
          [`whom${step}`, whom],
        ]),
      );
    },
    change: (ctx, typed, from) =>
      changeChases(
        ctx,
        STEPS.flatMap((step) => {
          const days = typed[`days${step}`];
          return days === undefined ? [] : [{ days, whom: typed[`whom${step}`] ?? 'same' }];
        }),
        from,
      ),
    takeBack: (ctx, _, from) => takeChasesBack(ctx, from),
    view: chasesView,
  });
  datedRoutes(r, {
    at: HEAD,
    may: 'settings.write',
    fields: {
      name: text({ label: 'Name', required: 'Enter their name' }),
      email: email({ label: 'Email', required: 'Enter their email' }),
    },
    change: (ctx, head, from) => changeHead(ctx, head, from),
    takeBack: (ctx, _, from) => takeHeadBack(ctx, from),
    view: headView,
  });
}

const rungWords = ({ days, whom }: Rung) => `${WHOM_WORDS[whom]}, ${days} working day${days === 1 ? '' : 's'} late`;

async function chasesView(ctx: Ctx, filled: Filled, today: Day): Promise<DatedView> {
  const [rows, head] = await Promise.all([listAllRungs(ctx), maybeHead(ctx)]);
  const planned = plannedFrom(rows, today);
  const days = [...new Set(planned.map(({ valid_from }) => valid_from))];
  return {
    title: 'When a service does not answer',
    intro: (
      <>
        <p>
          Only while PALS is open. Whoever was asked first is reminded as well, and it stops with the answer. The deputy
          and the lead of a ward are in the directory.
        </p>
        {!head && (
          <p>
            Nobody is named as head of PALS, so that step tells only whoever has the case. <a href={HEAD}>Name them</a>
          </p>
        )}
      </>
    ),
    inForce: heldOn(rows, today).map((rung) => ({ key: `Step ${rung.step}`, value: rungWords(rung) })),
    planned: days.map((from) => ({
      name: 'The steps',
      words: planned
        .filter(({ valid_from }) => valid_from === from)
        .map(rungWords)
        .join('; '),
      from,
      fields: {},
    })),
    past: [],
    saved: 'Saved. The steps hold from their day on.',
    change: {
      title: 'Change the steps',
      button: 'Save these steps',
      fields: STEPS.map((step) => (
        <div className="app-field-row" key={step}>
          <TextField
            {...fieldOf(filled, `days${step}`)}
            label={`Step ${step}: working days late`}
            width={3}
            inputMode="numeric"
          />
          <Select
            {...fieldOf(filled, `whom${step}`)}
            label={`Step ${step}: who is asked?`}
            choices={WHOM.map((whom) => ({ value: whom, label: WHOM_WORDS[whom] }))}
          />
        </div>
      )),
    },
  };
}

async function headView(ctx: Ctx, filled: Filled, today: Day): Promise<DatedView> {
  const rows = await listAllHeads(ctx);
  const words = ({ name, email: address }: { name: string; email: string }) => `${name}, ${address}`;
  return {
    title: 'Head of PALS',
    intro: <p>Told by email when neither a ward, nor its deputy, nor its lead has answered.</p>,
    inForce: heldOn(rows, today).map((head) => ({ key: 'Now', value: words(head) })),
    planned: plannedFrom(rows, today).map((head) => ({
      ...{ name: 'Head of PALS', words: words(head), from: head.valid_from, fields: {} },
    })),
    past: rows.flatMap((head) =>
      head.valid_to && head.valid_to < today
        ? [{ key: `To ${dateWords(head.valid_to, today)}`, value: words(head) }]
        : [],
    ),
    saved: 'Saved.',
    change: {
      title: 'Name the head of PALS',
      button: 'Save',
      fields: (
        <>
          <TextField {...fieldOf(filled, 'name')} label="Name" width={30} />
          <TextField {...fieldOf(filled, 'email')} label="Email" type="email" width={30} spellCheck={false} />
        </>
      ),
    },
  };
}
