// Fields that several acts on a step ask for.

import { type TimeChoice, WhenFields } from '../calendar/index.ts';
import type { DraftOf } from '../drafts/index.ts';
import { mayReach } from '../people/index.ts';
import { Radios, Select, TextArea, TypeaheadField } from '../platform/components/fields.tsx';
import { errorOf, type Filled, fieldOf, typedText } from '../platform/forms.ts';
import { channelChoices, SOURCES } from './contacts.rules.ts';
import type { Whom } from './promises.rules.ts';
import { firstOf } from './promises-fields.tsx';
import type { CaseView } from './show.ts';
import type { Step } from './show-steps.ts';
import type { Do } from './steps.rules.ts';

export type PanelProps = { what: Do; view: CaseView; step: Step; filled: Filled; draft?: DraftOf | undefined };

/** Given whom we reach, only the ways that are open to them are offered. */
export function ChannelSelect({ filled, label = 'How?', whom }: { filled: Filled; label?: string; whom?: Whom }) {
  return (
    <Select
      {...fieldOf(filled, 'channel')}
      label={label}
      labelSize="s"
      choices={whom ? channelChoices.filter(({ value }) => mayReach(whom, value)) : channelChoices}
    />
  );
}

export const SATISFIED_CHOICES = [
  { value: 'not_asked', label: 'Not asked' },
  { value: 'yes', label: 'Yes' },
  { value: 'partly', label: 'Partly' },
  { value: 'no', label: 'No' },
];

export function Satisfied({ filled }: { filled: Filled }) {
  return (
    <Radios
      name="satisfied"
      label="Were they satisfied?"
      inline
      value={typedText(filled, 'satisfied') || 'not_asked'}
      error={errorOf(filled, 'satisfied')}
      choices={SATISFIED_CHOICES}
    />
  );
}

/** Times on offer, the first one chosen, or a day and a time that are typed. */
export function When({ label, filled, times }: { label: string; filled: Filled; times: readonly TimeChoice[] }) {
  return <WhenFields label={label} times={times} filled={firstOf(filled, times)} agreed />;
}

/** What is asked if nothing is typed, and where the patient is by now. */
function hintOf({ place, placeNow }: CaseView, typed: string) {
  const now = placeNow && placeNow.name !== (typed || place?.name) ? `The patient is on ${placeNow.name} now.` : '';
  const empty = place && typed === '' ? `If empty: ${place.name}.` : '';
  const hint = [empty, now].filter(Boolean).join(' ');
  return hint ? { hint: now ? hint : hint.replace(/\.$/, '') } : {};
}

export function PlaceField({ view, filled, label }: { view: CaseView; filled: Filled; label: string }) {
  const typed = typedText(filled, 'place');
  return (
    <TypeaheadField
      name="place"
      label={label}
      source={SOURCES.places}
      value={{ text: typed, id: typedText(filled, 'place_id') }}
      error={errorOf(filled, 'place') ?? errorOf(filled, 'place_id')}
      {...hintOf(view, typed)}
    />
  );
}

export function WordsArea({ filled, label }: { filled: Filled; label: string }) {
  return <TextArea {...fieldOf(filled, 'words')} label={label} labelSize="s" rows={3} />;
}
