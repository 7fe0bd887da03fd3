import { type Guide, GuidesFound, OpenGuide } from '../library/index.ts';
import { Button } from '../platform/components/buttons.tsx';
import { MiniDetails } from '../platform/components/panels.tsx';
import type { Filled } from '../platform/forms.ts';
import type { Day } from '../platform/time.ts';
import { CallTypeahead, PickFrom, type Picks } from './pick.tsx';
import { SetButton } from './set-button.tsx';

/** What the notes were looked through for; undefined: they were not. */
export type AdviceFound = {
  found: readonly Guide[] | undefined;
  open: Guide | undefined;
  told: readonly Guide[];
  today: Day;
};

type Props = { id: string; filled: Filled; picks: Picks; advice: AdviceFound };

/** Guides beside the notes: typed or taken from what they say, read here, and nothing of the call is left. */
export function Advice({ id, filled, picks, advice }: Props) {
  const { found, open, told, today } = advice;
  const address = `/desk/contacts/${id}`;
  const isOpen = open !== undefined || found !== undefined || picks?.field === 'advice' || told.length > 0;
  return (
    <MiniDetails summary="Look up advice" open={isOpen} className="app-advice">
      <CallTypeahead filled={filled} name="advice" label="What are they asking about?" source="guides" />
      <PickFrom picks={picks} field="advice" label="Advice" />
      <Button
        kind="quiet"
        label="Find advice for my notes"
        name="act"
        value="advice"
        formNoValidate
        data={{ 'data-part-send': `${address}/advice`, 'data-part-fields': 'notes' }}
      />
      <div data-part={`${address}/advice`}>{found && <AdviceForNotes guides={found} />}</div>
      <div data-part={`${address}/guide`} data-part-from="advice_id">
        {open && <GuideBesideCall guide={open} today={today} />}
      </div>
      <Told told={told} />
    </MiniDetails>
  );
}

const MOST_TOLD = 5;

/** What they were told of stays with the call, however many guides are opened after it: each in a place of its own. */
function Told({ told }: { told: readonly Guide[] }) {
  return (
    <>
      {Array.from({ length: MOST_TOLD }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: places are alike
        <input key={at} type="hidden" name="told_guides" defaultValue={told[at]?.id ?? ''} />
      ))}
      {told.length > 0 && (
        <p>
          {`You told them of ${told.map(({ title, edition }) => `“${title}” (edition ${edition})`).join(', ')}.`}{' '}
          <SetButton kind="link" label="I did not tell them" set="told_guides:" />
        </p>
      )}
    </>
  );
}

export function AdviceForNotes({ guides }: { guides: readonly Guide[] }) {
  if (guides.length === 0)
    return <p data-part-news="">No guide fits your notes yet. Type what they are asking about.</p>;
  return (
    <>
      <p className="nhsuk-u-visually-hidden" data-part-news="">
        {guides.length === 1 ? '1 guide fits your notes' : `${guides.length} guides fit your notes`}
      </p>
      <GuidesFound
        guides={guides}
        open={({ id, title }) => <SetButton kind="link" label={title} set={`advice_id:${id}`} />}
      />
    </>
  );
}

export function GuideBesideCall({ guide, today }: { guide: Guide; today: Day }) {
  return (
    <OpenGuide
      guide={guide}
      today={today}
      act={
        <SetButton
          kind="secondary"
          label="I told them this"
          hiddenName={`: ${guide.title}`}
          set={`told_guides:+${guide.id}`}
        />
      }
    />
  );
}
