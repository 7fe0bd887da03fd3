import type { ReactNode } from 'react';
import type { HelpNumber } from '../places/index.ts';
import { DefaultButton } from '../platform/components/buttons.tsx';
import { Chips } from '../platform/components/chips.tsx';
import { CallColumns } from '../platform/components/columns.tsx';
import { Checkboxes, TextArea } from '../platform/components/fields.tsx';
import { HelpStrip } from '../platform/components/help-strip.tsx';
import { ErrorSummary, InsetText } from '../platform/components/messages.tsx';
import { SaveBar } from '../platform/components/save-bar.tsx';
import { type Filled, fieldOf, typedText } from '../platform/forms.ts';
import { Advice, type AdviceFound } from './advice.tsx';
import type { CallNeeds } from './call-needs.ts';
import { type TimeOffer, WhatHappensNext } from './next.tsx';
import type { CallerOfProps } from './number-of.tsx';
import { SecondMatter } from './others.tsx';
import type { Picks } from './pick.tsx';
import { CallCards, type Card } from './prompt-cards.tsx';
import type { Found } from './suggestions.rules.ts';
import { WhoAndWhere } from './who.tsx';

export type CallProps = {
  id: string;
  /** Whose draft it is: another person at this computer never gets its words back. */
  owner: string;
  revision: number;
  filled: Filled;
  /** "Saved at 10:42am" */
  saved: string;
  /** Words of another window were put under those of this one. */
  merged: boolean;
  cards: readonly Card[];
  numbers: readonly HelpNumber[];
  needs: CallNeeds;
  channels: readonly { code: string; label: string }[];
  outcomes: readonly { code: string; label: string }[];
  times: readonly TimeOffer[];
  /** When the person will be called back if nobody says when. */
  backBy: string;
  /** This trust does PALS and a complaint at once. */
  mayBoth: boolean;
  twoWeeks: string;
  context: ReactNode;
  company: ReactNode;
  caseRef: string | undefined;
  /** The message that is rung back. */
  message: { when: string; words: string } | undefined;
  /** Whom we know by the number of the caller. */
  known: CallerOfProps['people'];
  picks: Picks;
  advice: AdviceFound;
  /** What "Check my notes" came back with. */
  found: readonly Found[] | undefined;
};

/** One page for a conversation: the notes first, all else when there is time for it. */
export function LiveCall(props: CallProps) {
  const { id, filled, cards } = props;
  const address = `/desk/contacts/${id}`;
  return (
    <form
      id="call"
      className="app-fill"
      method="post"
      action={address}
      noValidate
      data-draft={`call/${id}`}
      data-draft-owner={props.owner}
      data-draft-revision={props.revision}
      data-draft-noun="call"
      data-ctrl-enter=""
    >
      <DefaultButton label="Finish call" name="act" value="finish" />
      <input type="hidden" name="_revision" value={props.revision} />
      <ErrorSummary errors={filled.errors} />
      <div data-draft-notice="">{props.merged && <BothTexts />}</div>
      <HelpStrip
        label="Help with this call"
        cards={cards.map(({ code, title }) => ({ id: code, title }))}
        opened={`${address}/cards`}
        ask={<div data-part={`${address}/company`}>{props.company}</div>}
      />
      <CallColumns
        notes={<Notes {...props} />}
        prompt={
          <>
            <CallCards {...props} />
            <Advice {...props} />
          </>
        }
        who={<WhoAndWhere {...props} />}
        context={
          <div data-part={`${address}/context`} data-part-from="caller_id place_id other_id">
            {props.context}
          </div>
        }
        next={
          <>
            <WhatHappensNext {...props} />
            <SecondMatter filled={filled} />
          </>
        }
      />
      <SaveBar finish="Finish call" later="Save for later" status={props.saved} />
    </form>
  );
}

function BothTexts() {
  return (
    <InsetText>
      This was changed in another window while you were typing. Both versions are here. Nothing is lost.
    </InsetText>
  );
}

function Notes({ id, filled, found, message }: CallProps) {
  return (
    <div className="app-notes">
      {message && (
        <InsetText>
          Their message of {message.when}: {message.words || 'no words'}
        </InsetText>
      )}
      <TextArea
        {...fieldOf(filled, 'notes')}
        label="What are they telling you?"
        labelSize="l"
        heading
        hint="Use their words. Everything else can wait."
        rows={6}
        autoFocus={filled.errors.length === 0}
      />
      <Chips
        label="Found in your notes – select to add"
        source={`/desk/contacts/${id}/suggestions`}
        from="notes"
        removed={{ name: 'removed', value: typedText(filled, 'removed') }}
        check={{ name: 'act', value: 'check', label: 'Check my notes for names and wards' }}
        found={<FoundHere found={found} />}
      />
      <input
        type="hidden"
        name="found_relation"
        defaultValue={typedText(filled, 'found_relation')}
        data-suggest-found="relation"
      />
    </div>
  );
}

/** Without script: the same offers as ticks. */
function FoundHere({ found }: { found: readonly Found[] | undefined }) {
  if (!found) return null;
  const fills = found.filter((one) => one.fill);
  return (
    <div className="app-without-script">
      {found
        .filter((one) => one.card)
        .map((one) => (
          <p key={one.key}>
            <a href={`#card-${one.card}`}>{one.label}</a>
          </p>
        ))}
      {found.length === 0 && <p>Nothing was found in your notes.</p>}
      {fills.length > 0 && (
        <Checkboxes
          name="add"
          label="Found in your notes – select to add"
          columns={2}
          choices={fills.map(({ key, label }) => ({ value: key, label }))}
        />
      )}
    </div>
  );
}
