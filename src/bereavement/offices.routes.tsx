import { staffNames } from '../identity/index.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import { attempt, choice, type Filled, form, phone, text, tick } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import { SEEN } from '../platform/seen.ts';
import { dateWords } from '../platform/time.ts';
import { OFFICE_WORDS, OFFICES, officeLine } from './offices.rules.ts';
import { bringBackOffice, listEarlierOffices, listOffices, setOffice } from './offices.ts';
import { OfficesPage } from './offices.tsx';

const AT = '/desk/settings/bereavement';

const officeForm = form({
  kind: choice({ label: 'Which office?', choices: OFFICES, required: 'Choose the office' }),
  name: text({ label: 'Name', required: 'Enter what it is called here' }),
  officer: text({ label: 'Who answers' }),
  phone: phone({ label: 'Phone' }),
  hours: text({ label: 'When they are there' }),
  address: text({ label: 'Where' }),
  public: tick({ label: 'The public pages name it' }),
});

export function officeRoutes(r: Router) {
  r.get(AT, { may: 'settings.write' }, (ctx, req) => page(ctx, undefined, one(req.query, 'done') === 'saved'));
  r.post(AT, { may: 'settings.write' }, async (ctx, req) => {
    const filled = officeForm.submit(req.body);
    const refused = await attempt(filled, ({ kind = 'bereavement', ...details }) =>
      setOffice(ctx, kind, details, one(req.body, SEEN)),
    );
    return refused ? page(ctx, refused, false) : redirect(`${AT}?done=saved`);
  });
  r.post(`${AT}/restoration`, { may: 'settings.write' }, async (ctx, req) => {
    await bringBackOffice(ctx, kindIn(req), one(req.body, 'earlier'));
    return redirect(`${AT}?done=saved`);
  });
}

/** @throws NotFound no such office */
function kindIn(req: Req) {
  const kind = OFFICES.find((known) => known === one(req.query, 'kind'));
  if (!kind) throw new NotFound('This office');
  return kind;
}

async function page(ctx: Ctx, refused: Filled | undefined, saved: boolean): Promise<Reply> {
  const [offices, names] = await Promise.all([listOffices(ctx), staffNames(ctx)]);
  const lines = await Promise.all(
    offices.map(async (office) => {
      const earlier = await listEarlierOffices(ctx, office.kind);
      return {
        office,
        title: OFFICE_WORDS[office.kind],
        checked: office.checked_on ? `Checked ${dateWords(office.checked_on, ctx.now)}.` : 'Not yet checked.',
        earlier: earlier.map(({ id, held, until, changed_by }) => ({
          ...{ id, until, words: [held.name, officeLine(held)].filter(Boolean).join(': ') },
          by: names.get(changed_by ?? '') ?? 'a colleague',
        })),
      };
    }),
  );
  const status = refused ? 422 : 200;
  const body = <OfficesPage {...{ lines, refused, saved }} now={ctx.now} at={AT} />;
  return deskPage({ title: 'After a death: who to call', section: 'settings', width: 'form', status, body });
}
