import { ButtonRow, PostButton } from '../platform/components/buttons.tsx';
import { Banner } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';

export const SESSIONS = '/desk/me/sessions';

export type SessionRow = { id: string; device: string; started: string; seen: string; mine: boolean };

/** Where somebody is signed in, and the way to end it. */
export function MySessions({ rows, done }: { rows: readonly SessionRow[]; done: boolean }) {
  return (
    <>
      {done && <Banner>That session has ended.</Banner>}
      <PageHeading
        title="Where you are signed in"
        lede="A session ends after 20 idle minutes, and after 12 hours in any case."
      />
      <ul className="app-results">
        {rows.map(({ id, device, started, seen, mine }) => (
          <li className="app-results__item" key={id}>
            <p>
              <strong>{device || 'A computer we do not know'}</strong>
              {mine && ' · This session'}
            </p>
            <p className="app-secondary">
              Signed in at {started}. Last used at {seen}.
            </p>
            {!mine && (
              <PostButton
                kind="quiet"
                action={`${SESSIONS}/${id}/end`}
                label="Sign out there"
                hiddenName={`${device || 'a computer we do not know'}, signed in at ${started}`}
              />
            )}
          </li>
        ))}
      </ul>
      <p>
        Is one of them not yours? Sign out everywhere, then <a href="/desk/me/password">change your password</a>.
      </p>
      <ButtonRow>
        <PostButton kind="secondary" action={`${SESSIONS}/end`} label="Sign out everywhere" />
      </ButtonRow>
    </>
  );
}
