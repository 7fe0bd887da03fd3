import type { DatedView } from '../platform/components/dated-page.tsx';
import { TextField } from '../platform/components/fields.tsx';
import type { Ctx } from '../platform/context.ts';
import { plannedFrom } from '../platform/dated.rules.ts';
import { datedRoutes } from '../platform/dated-routes.ts';
import { type Filled, fieldOf, readAs } from '../platform/forms.ts';
import type { Router } from '../platform/routing.ts';
import { type Day, dateWords } from '../platform/time.ts';
import { readAddress } from './addresses.rules.ts';
import { changeAddress, listAddresses, takeAddressBack } from './addresses.ts';
import { publicOrigin, usualOrigin } from './origin.ts';

/** Where links lead that people get. */
export function addressRoutes(r: Router) {
  datedRoutes(r, {
    at: '/desk/settings/address',
    may: 'settings.write',
    fields: {
      address: readAs({
        label: 'Address of the public pages',
        read: readAddress,
        wrong: 'Enter an address that begins with https:// and has no path, like https://pals.anytown.nhs.uk',
      }),
    },
    known: async (ctx) => ({ address: (await listAddresses(ctx)).at(-1)?.address ?? '' }),
    change: (ctx, { address = '' }, from) => changeAddress(ctx, { address }, from),
    takeBack: (ctx, _, from) => takeAddressBack(ctx, from),
    view,
  });
}

async function view(ctx: Ctx, filled: Filled, today: Day): Promise<DatedView> {
  const [rows, now, usual] = await Promise.all([listAddresses(ctx), publicOrigin(ctx), usualOrigin(ctx)]);
  const words = (address: string) =>
    address || (usual ? `${usual} (the usual one)` : 'The usual one, which is not known');
  return {
    title: 'Address of our pages',
    lede: now
      ? `Links in emails, texts and letters lead to ${now}`
      : 'Nobody has said yet where links lead. Until then no link to how somebody’s matter stands is sent, and a colleague asks by phone how we did.',
    planned: plannedFrom(rows, today).map(({ address, valid_from: from }) => ({
      ...{ name: 'Address', words: words(address), from, fields: {} },
    })),
    past: rows
      .filter(({ valid_to }) => valid_to !== null && valid_to < today)
      .map(({ address, valid_to }) => ({ key: `To ${dateWords(valid_to ?? today, today)}`, value: words(address) })),
    saved: 'Saved. Links lead there from its day on.',
    change: {
      title: 'Change it',
      fields: (
        <TextField
          {...fieldOf(filled, 'address')}
          label="Address of the public pages (optional)"
          hint={usual ? `Leave it empty for the usual one, ${usual}` : 'Like https://pals.anytown.nhs.uk'}
          labelSize="s"
          type="url"
          spellCheck={false}
        />
      ),
      button: 'Save',
    },
  };
}
