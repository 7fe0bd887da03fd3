import { Button, ButtonRow, HiddenFields, PostButton } from '../platform/components/buttons.tsx';
import { PasswordField, TextField } from '../platform/components/fields.tsx';
import { ErrorSummary, InsetText } from '../platform/components/messages.tsx';
import { errorOf, type Filled, fieldOf } from '../platform/forms.ts';
import { PASSWORD_HINT } from './passwords.rules.ts';
import { ROLES, type RoleName } from './permissions.ts';

type Persona = { email: string; name: string; role: string; about: string; trust_name: string };

export type SignInProps = {
  filled: Filled;
  /** Why somebody is here again: signed out by time, or in the middle of sending something. */
  why?: keyof typeof WHY | undefined;
  /** Where to go afterwards. */
  next: string;
  /** A form that was sent while signed out: its words are carried along, nothing is lost. */
  kept?: string | undefined;
  personas: readonly Persona[];
  /** The name of the trust's own identity provider, if it has one. */
  sso?: string | undefined;
};

const WHY = {
  idle: 'You were signed out because nothing had happened for 20 minutes. Your drafts are kept. Sign in to go back to the same page.',
  kept: 'You were signed out before this was sent. What you typed is kept. Sign in to send it.',
  out: 'You are signed out.',
  chosen: 'Your password is set. Sign in with it.',
  over: 'That took too long. Sign in again.',
  made: 'This PALS is set up. Sign in with the email address and the password that you chose.',
};

export function SignIn({ filled, why, next, kept, personas, sso }: SignInProps) {
  const along = { next, kept };
  return (
    <>
      <ErrorSummary errors={filled.errors} />
      <h1 className="nhsuk-heading-l">Sign in to the PALS desk</h1>
      {why && <InsetText>{WHY[why]}</InsetText>}
      {personas.length > 0 && <Personas personas={personas} along={along} />}
      {sso && (
        <>
          <ButtonRow>
            <PostButton large action="/sign-in/sso" label={`Sign in with ${sso}`} fields={along} />
          </ButtonRow>
          <h2 className="nhsuk-heading-s">Or with an email address and password</h2>
        </>
      )}
      <form method="post" action="/sign-in" noValidate data-sign-in="">
        <HiddenFields fields={along} />
        <TextField
          {...fieldOf(filled, 'email')}
          label="Email address"
          type="email"
          width={30}
          autoComplete="username"
          spellCheck={false}
        />
        <PasswordField
          name="password"
          label="Password"
          autoComplete="current-password"
          error={errorOf(filled, 'password')}
        />
        <ButtonRow>
          <Button label="Sign in" large kind={sso ? 'secondary' : 'primary'} />
        </ButtonRow>
      </form>
      <PostButton kind="link" action="/sign-in/passkey" label="Sign in with a passkey" fields={along} />
    </>
  );
}

function Personas({
  personas,
  along,
}: {
  personas: readonly Persona[];
  along: { next: string; kept?: string | undefined };
}) {
  const trusts = [...new Set(personas.map((persona) => persona.trust_name))];
  return (
    <>
      <p>
        Choose one of these invented people. Emails that they send stay here: <a href="/demo-mail">read them</a>.
      </p>
      {trusts.map((trust) => (
        <section key={trust} aria-label={trust}>
          <h2 className="nhsuk-heading-s">{trust}</h2>
          <ul className="app-personas">
            {personas
              .filter((persona) => persona.trust_name === trust)
              .map((persona) => (
                <li key={persona.email} className="app-personas__item">
                  <PostButton
                    action="/sign-in/persona"
                    kind="secondary"
                    label={persona.name}
                    fields={{ ...along, email: persona.email }}
                  />
                  <p>
                    <strong>{ROLES[persona.role as RoleName]?.label ?? persona.role}</strong>
                    <br />
                    {persona.about}
                  </p>
                </li>
              ))}
          </ul>
        </section>
      ))}
      <h2 className="nhsuk-heading-s">Or sign in with an email address</h2>
    </>
  );
}

/** After signing in again: the words that were on their way, one press from where they were going. */
export function SendAgain({ action, fields }: { action: string; fields: readonly (readonly [string, string])[] }) {
  return (
    <>
      <h1 className="nhsuk-heading-l">You are signed in again</h1>
      <p>What you typed was kept. Send it now to go on where you were.</p>
      <form method="post" action={action}>
        {fields.map(([name, value], at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: names may repeat and the list never changes
          <input key={at} type="hidden" name={name} value={value} />
        ))}
        <ButtonRow>
          <Button label="Send what I typed" large />
        </ButtonRow>
      </form>
    </>
  );
}

export function SetUp({ filled, action }: { filled: Filled; action: string }) {
  const field = (name: string) => fieldOf(filled, name);
  return (
    <>
      <ErrorSummary errors={filled.errors} />
      <h1 className="nhsuk-heading-l">Set up this PALS</h1>
      <p>You will be its first manager. This page works once.</p>
      <form method="post" action={action} noValidate>
        <TextField {...field('trust')} label="Name of your trust" hint="Like Anytown NHS Foundation Trust" />
        <TextField {...field('name')} label="Your name" autoComplete="name" width={30} />
        <TextField
          {...field('email')}
          label="Your email address"
          type="email"
          autoComplete="username"
          width={30}
          spellCheck={false}
        />
        <PasswordField
          name="password"
          label="Choose a password"
          hint={PASSWORD_HINT}
          autoComplete="new-password"
          error={errorOf(filled, 'password')}
        />
        <ButtonRow>
          <Button label="Create" large />
        </ButtonRow>
      </form>
    </>
  );
}

/** A set-up link that was used, is more than a day old, or never was one. */
export function LinkIsOver() {
  return (
    <>
      <h1 className="nhsuk-heading-l">This link does not work any more</h1>
      <p>It works once, and for 24 hours. If you have an account, sign in.</p>
      <p>If nobody has an account yet, start OpenPALS again. It prints a new link.</p>
      <p>
        <a href="/sign-in">Sign in</a>
      </p>
    </>
  );
}
