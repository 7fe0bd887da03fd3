import { canSend } from '../outbox/index.ts';
import type { DatedView } from '../platform/components/dated-page.tsx';
import type { Ctx } from '../platform/context.ts';
import { heldOn, plannedFrom } from '../platform/dated.rules.ts';
import { datedRoutes } from '../platform/dated-routes.ts';
import { choice, type Filled, text } from '../platform/forms.ts';
import type { Router } from '../platform/routing.ts';
import { type Day, dateWords } from '../platform/time.ts';
import { type Acknowledging, SHIPPED } from './acknowledging.rules.ts';
import { changeAcknowledging, listAcknowledging, loadAcknowledging, takeAcknowledgingBack } from './acknowledging.ts';
import { AcknowledgingFields } from './acknowledging.tsx';

export const ACKNOWLEDGING = '/desk/settings/acknowledging-emails';

export function acknowledgingRoutes(r: Router) {
  datedRoutes(r, {
    at: ACKNOWLEDGING,
    may: 'settings.write',
    fields: {
      turned_on: choice({
        label: 'Acknowledge emails while we are closed',
        choices: ['yes', 'no'],
        required: 'Choose yes or no',
      }),
      subject: text({
        label: 'Subject',
        required: 'Enter a subject',
        max: [150, 'The subject must be 150 characters or fewer'],
      }),
      body: text({
        label: 'Words',
        required: 'Enter the words',
        max: [5000, 'The words must be 5,000 characters or fewer'],
      }),
    },
    known: async (ctx) => {
      const { turned_on, subject, body } = await loadAcknowledging(ctx);
      return { turned_on: turned_on ? 'yes' : 'no', subject, body };
    },
    change: (ctx, { turned_on, subject, body }, from) =>
      changeAcknowledging(ctx, { turned_on: turned_on === 'yes', subject: subject.trim(), body: body.trim() }, from),
    takeBack: (ctx, _, from) => takeAcknowledgingBack(ctx, from),
    view,
  });
}

const inWords = ({ turned_on, subject }: Acknowledging) => (turned_on ? `On: “${subject}”` : 'Off');

async function view(ctx: Ctx, filled: Filled, today: Day): Promise<DatedView> {
  const rows = await listAcknowledging(ctx);
  const held = heldOn(rows, today)[0] ?? SHIPPED;
  const way = canSend(ctx, 'email') ? '' : ' No email can be sent from here yet, so none is acknowledged.';
  return {
    title: 'Acknowledge emails',
    lede: `${held.turned_on ? 'Emails that come while we are closed are acknowledged.' : 'Emails are not acknowledged by themselves.'}${held.turned_on ? way : ''}`,
    planned: plannedFrom(rows, today).map((row) => ({
      ...{ name: 'Acknowledge emails', words: inWords(row), from: row.valid_from, fields: {} },
    })),
    past: rows
      .filter(({ valid_to }) => valid_to && valid_to < today)
      .map((row) => ({ key: `To ${dateWords(row.valid_to ?? today, today)}`, value: inWords(row) })),
    saved: 'Saved. It holds from its day on.',
    change: { title: 'Change it', fields: <AcknowledgingFields filled={filled} />, button: 'Save' },
  };
}
