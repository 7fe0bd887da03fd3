import { type DangerNumbers, HelpWhileWriting } from '../cases/index.ts';
import { BackLink } from '../platform/components/back-link.tsx';
import { Button, ButtonLink, ButtonRow, HiddenFields } from '../platform/components/buttons.tsx';
import { Radios, Select, TextArea, TextField } from '../platform/components/fields.tsx';
import { ErrorSummary, InsetText } from '../platform/components/messages.tsx';
import { OutsideTitle } from '../platform/components/outside-title.tsx';
import { Trap } from '../platform/components/trap.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';
import type { Offered } from './offers.rules.ts';
import type { SigningWays } from './ways.ts';

type Props = {
  ways: SigningWays;
  /** When we open again, where nobody would answer a call now. */
  closed: string;
};

/** Three ways, and none of them a phone number. Nobody is sent into a call that nobody answers. */
export function Bsl({ ways, closed }: Props) {
  const relay = ways.relay_url !== '' && <Relay key="relay" ways={ways} closed={closed} />;
  const book = <Book key="book" leads={!ways.relay_url || closed !== ''} />;
  return (
    <>
      <OutsideTitle title="British Sign Language (BSL)" icon="signing" />
      <Film ways={ways} />
      <p className="nhsuk-lede-text">
        You can sign to us. We will not ask for a phone number, and we will not phone you.
      </p>
      {closed ? [book, relay] : [relay, book]}
      <section>
        <h2 className="nhsuk-heading-m">Send a BSL video, or write</h2>
        <p>Sign what happened and send us the video, up to 200 MB. Or write in your own words.</p>
        <form method="post" action="/tell-us">
          <HiddenFields fields={{ bsl: 'yes' }} />
          <ButtonRow>
            <Button label="Send a video or write" kind="secondary" large />
          </ButtonRow>
        </form>
      </section>
      {ways.transcript && ways.film_url && (
        <section>
          <h2 className="nhsuk-heading-m">What is signed in the film</h2>
          <p className="app-as-typed">{ways.transcript}</p>
        </section>
      )}
    </>
  );
}

function Relay({ ways, closed }: Props) {
  return (
    <section>
      <h2 className="nhsuk-heading-m">{closed ? 'Video relay' : 'Video relay now'}</h2>
      <p>
        You sign to an interpreter by video. The interpreter speaks with us.{' '}
        {ways.relay_hours && `${ways.relay_hours}.`}
      </p>
      {closed ? (
        <p>{closed} Come back then, or choose times now.</p>
      ) : (
        <ButtonRow>
          <ButtonLink label={`Start a video relay call${by(ways)}`} href={ways.relay_url} large />
        </ButtonRow>
      )}
    </section>
  );
}

/** `leads`: it is the first thing that can be done now. */
function Book({ leads }: { leads: boolean }) {
  return (
    <section>
      <h2 className="nhsuk-heading-m">Book a call with an interpreter</h2>
      <p>You choose times. We find an interpreter, and email you which time it is.</p>
      <ButtonRow>
        <ButtonLink label="Choose times" href="/bsl/call" kind={leads ? 'primary' : 'secondary'} large />
      </ButtonRow>
    </section>
  );
}

const by = ({ relay_name }: SigningWays) => (relay_name ? ` with ${relay_name}` : '');

/** The trust's own film, large; nothing of it is loaded before somebody plays it. Without one the page says so. */
function Film({ ways: { film_url, captions_url } }: { ways: SigningWays }) {
  if (!film_url)
    return (
      <InsetText>
        <p>We have no film in BSL on this page yet. An interpreter can sign anything here for you: book a call.</p>
      </InsetText>
    );
  return (
    // biome-ignore lint/a11y/useMediaCaption: they are set in Settings; in many signed films they are part of the picture
    <video
      className="app-film"
      controls
      preload="none"
      playsInline
      crossOrigin={captions_url ? 'anonymous' : undefined}
      aria-label="PALS, explained in British Sign Language (BSL)"
    >
      <source src={film_url} />
      {captions_url && <track kind="captions" src={captions_url} srcLang="en" label="English" default />}
    </video>
  );
}

type CallProps = {
  filled: Filled;
  made: { press: string; begun: string };
  asked: boolean;
  days: readonly Offered[];
  times: readonly Offered[];
  helpNow: DangerNumbers;
};

const NUMBERS = [1, 2, 3] as const;

export function AskForCall({ filled, made, asked, days, times, helpNow }: CallProps) {
  return (
    <>
      <BackLink href="/bsl" />
      <ErrorSummary errors={filled.errors} />
      <OutsideTitle title="Book a call with a BSL interpreter" />
      {days.length === 0 ? (
        <NoDays />
      ) : (
        <form method="post" action="/bsl/call" noValidate>
          <HiddenFields fields={made} />
          <p>Choose 3 times if you can. A call takes about 30 minutes.</p>
          {NUMBERS.map((at) => (
            <fieldset className="nhsuk-fieldset app-offered" key={at}>
              <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">Time {at}</legend>
              <Select {...fieldOf(filled, `day_${at}`)} label="Day" choices={days} blank="Choose a day" />
              <Select {...fieldOf(filled, `time_${at}`)} label="Time" choices={times} blank="Choose a time" />
            </fieldset>
          ))}
          <TextField
            {...fieldOf(filled, 'email')}
            label="Email address"
            hint="We write to you which time it is, with the link to the video call."
            type="email"
            autoComplete="email"
            inputMode="email"
            spellCheck={false}
            width={30}
          />
          <Radios
            {...fieldOf(filled, 'message')}
            label="Is it safe to write to you there?"
            hint="Choose no if somebody might see it who must not."
            small={false}
            choices={[
              { value: 'yes', label: 'Yes' },
              { value: 'no', label: 'No' },
            ]}
          />
          <TextField
            {...fieldOf(filled, 'name')}
            label="What would you like us to call you?"
            hint="You can leave this out."
            autoComplete="name"
            width={30}
          />
          <TextArea {...fieldOf(filled, 'what')} label="What is it about?" hint="You can leave this out." rows={4} />
          <HelpWhileWriting numbers={helpNow} filled={filled} />
          <Trap sure={asked} />
          <ButtonRow>
            <Button label="Send" large />
          </ButtonRow>
        </form>
      )}
    </>
  );
}

function NoDays() {
  return (
    <>
      <p>We cannot offer days here now. Send us a video or write: we answer you in BSL.</p>
      <form method="post" action="/tell-us">
        <HiddenFields fields={{ bsl: 'yes' }} />
        <ButtonRow>
          <Button label="Send a video or write" large />
        </ButtonRow>
      </form>
    </>
  );
}
