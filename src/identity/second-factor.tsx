import type { ReactNode } from 'react';
import { Button, ButtonLink, ButtonRow, HiddenFields, PostButton } from '../platform/components/buttons.tsx';
import { Checkboxes, TextField } from '../platform/components/fields.tsx';
import { Banner, ErrorSummary, InsetText } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Card, Facts } from '../platform/components/panels.tsx';
import { errorOf, type Filled, typedList } from '../platform/forms.ts';
import { ROLES } from './permissions.ts';
import { QrCode } from './qr-code.tsx';
import { keyInGroups } from './second-factor.rules.ts';
import { ROLE_NAMES } from './staff.rules.ts';

export const SECOND_FACTOR = '/desk/me/second-factor';

function CodeField({ filled, label, hint }: { filled: Filled; label: string; hint?: string }) {
  return (
    <TextField
      name="code"
      label={label}
      hint={hint}
      width={20}
      autoComplete="one-time-code"
      spellCheck={false}
      value=""
      error={errorOf(filled, 'code')}
    />
  );
}

export type Along = { next: string; kept?: string | undefined };

/** The second step of a sign-in. */
export function EnterCode({ filled, along, hasPasskey }: { filled: Filled; along: Along; hasPasskey: boolean }) {
  return (
    <>
      <ErrorSummary errors={filled.errors} />
      <h1 className="nhsuk-heading-l">Enter the code from your app</h1>
      <form method="post" action="/sign-in/code" noValidate data-sign-in="">
        <HiddenFields fields={along} />
        <CodeField filled={filled} label="Code" hint="Six digits, or one of your recovery codes." />
        <ButtonRow>
          <Button label="Sign in" large />
        </ButtonRow>
      </form>
      {hasPasskey && (
        <ButtonRow>
          <PostButton action="/sign-in/passkey" kind="secondary" label="Use a passkey instead" fields={along} />
        </ButtonRow>
      )}
      <p>If you have neither, ask your PALS manager to reset your second step.</p>
      <p>
        <a href="/sign-in">Start again</a>
      </p>
    </>
  );
}

type SetUpAppProps = {
  filled: Filled;
  secret: string;
  squares: readonly (readonly boolean[])[];
  action: string;
  along?: Along;
};

/** The key for an authenticator app, as a picture and as text, and the first code of it. */
export function SetUpApp({ filled, secret, squares, action, along }: SetUpAppProps) {
  return (
    <>
      <ErrorSummary errors={filled.errors} />
      <h1 className="nhsuk-heading-l">Set up a second step</h1>
      {along && <p>Your role opens what many people have told us, so a password alone is not enough.</p>}
      <ol className="nhsuk-list nhsuk-list--number">
        <li>Open an authenticator app on your phone. Any will do, such as that of Microsoft or Google.</li>
        <li>
          Scan this picture with it, or type the key.
          <QrCode rows={squares} label="QR code for the authenticator app. The key below it says the same." />
          <p>
            Key: <span className="app-key">{keyInGroups(secret)}</span>
          </p>
        </li>
        <li>Enter the six digits that the app shows.</li>
      </ol>
      <form method="post" action={action} noValidate>
        {along && <HiddenFields fields={along} />}
        <CodeField filled={filled} label="Code" />
        <ButtonRow>
          <Button label="Turn on" large />
        </ButtonRow>
      </form>
    </>
  );
}

type CodesProps = { codes: readonly string[]; go: string | undefined };

/** The one time that recovery codes are shown. */
export function RecoveryCodes({ codes, go }: CodesProps) {
  return (
    <>
      <h1 className="nhsuk-heading-l">Your second step is on. Keep these recovery codes</h1>
      <p>
        If your phone is lost, one of them stands in for the app. Each works once. They are shown only now: print them
        or write them down, and keep them apart from the phone.
      </p>
      <ul className="app-codes">
        {codes.map((code) => (
          <li key={code}>
            <span className="app-key">{code}</span>
          </li>
        ))}
      </ul>
      {go && (
        <ButtonRow>
          <ButtonLink large href={go} label="I have kept them" />
        </ButtonRow>
      )}
    </>
  );
}

type MineProps = {
  since: string | undefined;
  codesLeft: number;
  needed: boolean;
  fresh: boolean;
  done: string | undefined;
  problem: string | undefined;
  passkeys: ReactNode;
};

const DONE: Record<string, string> = {
  off: 'The app is off.',
  passkey: 'The passkey is made. Use it at your next sign-in.',
  removed: 'The passkey is removed.',
};

/** A person's own second step. */
export function MySecondFactor({ since, codesLeft, needed, fresh, done, problem, passkeys }: MineProps) {
  return (
    <>
      <ErrorSummary errors={problem ? [{ message: problem }] : []} />
      {done && DONE[done] && <Banner>{DONE[done]}</Banner>}
      <PageHeading
        title="Second step to sign in"
        lede="After the password, a code from an app on your phone. A stolen password alone then opens nothing."
      />
      <Facts
        rows={[
          { key: 'Authenticator app', value: since ? `On since ${since}` : 'Off' },
          ...(since ? [{ key: 'Recovery codes left', value: String(codesLeft) }] : []),
          ...(needed ? [{ key: 'Your role', value: 'Needs a second step' }] : []),
        ]}
      />
      {fresh ? <Acts on={Boolean(since)} needed={needed} /> : <SignInAgain next={SECOND_FACTOR} />}
      {passkeys}
    </>
  );
}

function Acts({ on, needed }: { on: boolean; needed: boolean }) {
  return (
    <ButtonRow>
      <PostButton action={SECOND_FACTOR} label={on ? 'Change to another app or phone' : 'Set up an app'} />
      {on && <PostButton action={`${SECOND_FACTOR}/codes`} kind="secondary" label="Make new recovery codes" />}
      {on && !needed && <PostButton action={`${SECOND_FACTOR}/removal`} kind="quiet" label="Turn it off" />}
    </ButtonRow>
  );
}

/** What guards the account is changed soon after signing in, so that a desk left open cannot be taken over. */
function SignInAgain({ next }: { next: string }) {
  return (
    <>
      <InsetText>To change this, sign in again first. You come back to this page.</InsetText>
      <ButtonRow>
        <ButtonLink href={`/sign-in?next=${encodeURIComponent(next)}`} label="Sign in again" />
      </ButtonRow>
    </>
  );
}

export const RULES = '/desk/settings/sign-in';

/** The roles that need a second step at this trust. */
export function SignInRules({ filled, done }: { filled: Filled; done: boolean }) {
  return (
    <>
      <ErrorSummary errors={filled.errors} />
      {done && <Banner>Saved. It counts from each person’s next sign-in.</Banner>}
      <PageHeading title="Signing in" lede="Who needs a second step after the password." />
      <form method="post" action={RULES} noValidate>
        <Checkboxes
          name="roles"
          label="A second step is needed for"
          hint="Everybody else may turn it on for themselves. Whoever has none yet sets it up at the next sign-in."
          values={typedList(filled, 'roles')}
          error={errorOf(filled, 'roles')}
          choices={ROLE_NAMES.map((role) => ({ value: role, label: ROLES[role].label }))}
        />
        <ButtonRow>
          <Button label="Save" />
        </ButtonRow>
      </form>
      <Card title="What always holds">
        <ul className="nhsuk-list nhsuk-list--bullet">
          <li>Passwords have 8 characters or more, are none that many people use, and never expire.</li>
          <li>After 20 idle minutes a session ends, and after 12 hours in any case.</li>
          <li>Five wrong tries, and each further one must wait longer, up to 15 minutes.</li>
        </ul>
      </Card>
    </>
  );
}
