import type { DatedView } from '../platform/components/dated-page.tsx';
import { TextArea, TextField } from '../platform/components/fields.tsx';
import type { Ctx } from '../platform/context.ts';
import { heldOn, plannedFrom } from '../platform/dated.rules.ts';
import { datedRoutes } from '../platform/dated-routes.ts';
import { type Filled, fieldOf, readAs, text } from '../platform/forms.ts';
import type { Router } from '../platform/routing.ts';
import { type Day, dateWords } from '../platform/time.ts';
import { changeWays, listWays, loadWays, type SigningWays, takeWaysBack } from './ways.ts';

const AT = '/desk/settings/bsl';

export function waysRoutes(r: Router) {
  datedRoutes(r, {
    at: AT,
    may: 'settings.write',
    fields: {
      relay_name: text({ label: 'Provider', max: [100, 'Use 100 characters or fewer'] }),
      relay_url: address('Address of the video relay'),
      relay_hours: text({ label: 'When it can be used', max: [200, 'Use 200 characters or fewer'] }),
      film_url: address('Address of the film'),
      captions_url: address('Address of its captions'),
      transcript: text({ label: 'What is signed in the film', max: [10_000, 'Use 10,000 characters or fewer'] }),
    },
    known: async (ctx) => {
      const { relay_name, relay_url, relay_hours, film_url, captions_url, transcript } = await loadWays(ctx);
      return { relay_name, relay_url, relay_hours, film_url, captions_url, transcript };
    },
    change: (ctx, { relay_url = '', film_url = '', captions_url = '', ...words }, from) =>
      changeWays(ctx, { ...words, relay_url, film_url, captions_url }, from),
    takeBack: (ctx, _, from) => takeWaysBack(ctx, from),
    view: waysView,
  });
}

/** Only https: what else the browser would open is refused. */
const address = (label: string) =>
  readAs({
    label,
    read: (typed) => (URL.canParse(typed) && new URL(typed).protocol === 'https:' ? new URL(typed).href : undefined),
    wrong: 'Enter a whole address that begins with https://',
  });

const inWords = ({ relay_name, relay_url, film_url }: SigningWays) =>
  [relay_url ? `Video relay by ${relay_name || 'a provider'}` : 'No video relay', film_url ? 'a film' : 'no film'].join(
    ', ',
  );

async function waysView(ctx: Ctx, filled: Filled, today: Day): Promise<DatedView> {
  const rows = await listWays(ctx);
  const [held] = heldOn(rows, today);
  return {
    title: 'British Sign Language (BSL)',
    lede: held ? inWords(held) : 'Not set yet. The public page offers a booked call, a video and writing.',
    planned: plannedFrom(rows, today).map((row) => ({
      ...{ name: 'BSL', words: inWords(row), from: row.valid_from, fields: {} },
    })),
    past: rows
      .filter(({ valid_to }) => valid_to && valid_to < today)
      .map((row) => ({ key: `To ${dateWords(row.valid_to ?? today, today)}`, value: inWords(row) })),
    saved: 'Saved. The page /bsl says it from its day on.',
    change: {
      title: 'Change it',
      button: 'Save',
      fields: (
        <>
          <TextField {...fieldOf(filled, 'relay_name')} label="Provider of the video relay" width={20} />
          <TextField
            {...fieldOf(filled, 'relay_url')}
            label="Address of the video relay"
            hint="It begins with https://"
          />
          <TextField
            {...fieldOf(filled, 'relay_hours')}
            label="When it can be used"
            hint="Like Monday to Friday, 8am to 6pm"
          />
          <TextField
            {...fieldOf(filled, 'film_url')}
            label="Address of your film in BSL"
            hint="The file itself, like https://www.anytown.nhs.uk/pals-bsl.mp4"
          />
          <TextField {...fieldOf(filled, 'captions_url')} label="Address of its captions (WebVTT)" />
          <TextArea {...fieldOf(filled, 'transcript')} label="What is signed in the film, in words" rows={6} />
        </>
      ),
    },
  };
}
