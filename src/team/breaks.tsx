import { Button, ButtonRow, PostButton } from '../platform/components/buttons.tsx';
import { Select } from '../platform/components/fields.tsx';
import { Banner, ErrorSummary } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { RailLine } from '../platform/components/panels.tsx';

const DONE: Record<string, string> = {
  marked: 'Marked. Your manager sees how many there were this week, not which.',
  asked: 'Asked. It stands in their My day for the next open day, without anything about the call.',
};

type HardCallProps = {
  error: string;
  done: string;
  away: string;
  colleagues: readonly { id: string; name: string }[];
};

/** Three things that can be had after a hard call. Each is a choice; none is expected. */
export function HardCallPage({ error, done, away, colleagues }: HardCallProps) {
  return (
    <>
      <ErrorSummary errors={error ? [{ field: 'colleague', message: error }] : []} />
      {DONE[done] && <Banner>{DONE[done]}</Banner>}
      <PageHeading title="After a hard call" lede="Take what helps. Nobody has to do any of this." />
      <h2 className="nhsuk-heading-s">Fifteen minutes</h2>
      {away ? (
        <p>You are marked as {away}.</p>
      ) : (
        <>
          <p>We mark you as away. What you promised for that time is offered to colleagues.</p>
          <PostButton kind="secondary" action="/desk/me/breaks" label="Take 15 minutes" />
        </>
      )}
      {done !== 'marked' && (
        <>
          <h2 className="nhsuk-heading-s">Count it</h2>
          <p>Only the number of hard calls is seen by others, never which call it was.</p>
          <PostButton kind="secondary" action="/desk/me/hard-calls" label="Mark a hard call" />
        </>
      )}
      <h2 className="nhsuk-heading-s">Talk it over</h2>
      <form method="post" action="/desk/me/talks" noValidate>
        <Select
          name="colleague"
          label="Who with?"
          hint="They see on the next open day that you want to talk. Nothing about the call goes along."
          blank="Choose a colleague"
          error={error || undefined}
          choices={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <ButtonRow>
          <Button kind="secondary" label="Ask to talk" />
        </ButtonRow>
      </form>
    </>
  );
}

/** Below "Saved as …" after a call in which help cards for distress were opened. */
export function HardCallOffer({ contact }: { contact: string }) {
  return (
    <section className="app-offer" aria-label="After a hard call">
      <p>That sounded hard. You can take 15 minutes. We will mark you as away.</p>
      <div className="app-buttons">
        <PostButton kind="secondary" action="/desk/me/breaks" label="Take 15 minutes" />
        <PostButton kind="quiet" action={`/desk/contacts/${contact}/hard-call`} label="Mark as a hard call" />
        <a href="/desk/me/hard-call">Talk it over with somebody</a>
      </div>
    </section>
  );
}

/** On the page of a case, to whoever had the last contact there. */
export function OwnContact({ contact }: { contact: string }) {
  return (
    <RailLine
      title="Your last contact"
      action={<PostButton kind="link" action={`/desk/contacts/${contact}/hard-call`} label="Mark as a hard call" />}
    />
  );
}
