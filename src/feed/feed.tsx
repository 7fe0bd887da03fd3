import { Button, ButtonLink, ButtonRow, PostButton } from '../platform/components/buttons.tsx';
import { Banner, InsetText } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';

export const FEED = '/desk/me/calendar';

type Props = { feed: { made: string; fetched: string } | undefined; stopped: boolean };

/** Whether there is a link, when a calendar last came by it, and the way to stop it. */
export function OwnFeedPage({ feed, stopped }: Props) {
  return (
    <>
      {stopped && <Banner>The link is stopped. What a calendar has fetched goes at its next look.</Banner>}
      <PageHeading
        title="Promises in your calendar"
        lede="Outlook or your phone shows when you have promised something. No names, no words of a case."
      />
      <p>
        Each entry ends when the promise is due; a meeting or visit begins at its time. Calendars look again about once
        an hour, some only once a day: My day is always right.
      </p>
      {feed ? <Running {...feed} /> : <None />}
    </>
  );
}

function None() {
  return (
    <form method="post" action={FEED}>
      <ButtonRow>
        <Button label="Make a link" />
      </ButtonRow>
    </form>
  );
}

function Running({ made, fetched }: { made: string; fetched: string }) {
  return (
    <>
      <p>
        Your link was made at {made}.{' '}
        {fetched ? `A calendar last looked at ${fetched}.` : 'No calendar has looked yet.'}
      </p>
      <ButtonRow>
        <PostButton kind="secondary" action={`${FEED}/end`} label="Stop the link" />
        <PostButton kind="quiet" action={FEED} label="Make a new link" hiddenName="and stop this one" />
      </ButtonRow>
    </>
  );
}

/** The one time that a link is shown. */
export function FeedMade({ link }: { link: string }) {
  return (
    <>
      <PageHeading title="Your calendar link" lede="It is shown only now. An earlier one has stopped." />
      <InsetText>
        <span className="app-key" data-copy-source="">
          {link}
        </span>
      </InsetText>
      <ol>
        <li>In Outlook: Add calendar, then Subscribe from web.</li>
        <li>On an iPhone: Calendars, Add calendar, then Add subscription calendar.</li>
        <li>Paste the link.</li>
      </ol>
      <p>Whoever has the link sees when you have promised something, and what kind of thing. Give it to nobody.</p>
      <ButtonRow>
        <ButtonLink href={FEED} label="Done" />
      </ButtonRow>
    </>
  );
}

export function FeedIsOver() {
  return (
    <>
      <PageHeading title="Page not found" />
      <p>This calendar link has stopped, or was not copied whole. Sign in and make a new one under your name.</p>
    </>
  );
}
