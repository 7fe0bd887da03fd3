import { NotFound } from '../platform/errors.ts';
import { type Filled, form, text } from '../platform/forms.ts';
import type { House } from '../platform/house.ts';
import { plainPage, type Reply, redirect } from '../platform/reply.ts';
import type { Req, Router } from '../platform/routing.ts';
import { choosePassword, maybeInvited } from './account-links.ts';
import { Invitation, InvitationIsOver } from './account-links.tsx';
import { isCommonPassword } from './common-passwords.ts';
import { LONGEST_PASSWORD, passwordComplaint, TOO_LONG } from './passwords.rules.ts';

const passwordForm = form({
  password: text({ label: 'New password', required: 'Choose a password', max: [LONGEST_PASSWORD, TOO_LONG] }),
});

/** What one-time links lead to: choosing a password. */
export function accountLinkRoutes(r: Router, house: House) {
  r.open('GET', '/invitations/:token', (req) => invitationPage(house, req, passwordForm.blank(), 200));

  r.open('POST', '/invitations/:token', async (req) => {
    const token = req.params.token ?? '';
    const invited = await maybeInvited(house, token);
    if (!invited) return isOver();
    const filled = passwordForm.submit(req.body);
    if (!filled.ok) return invitationPage(house, req, filled, 422);
    const complaint = passwordComplaint(filled.values.password, invited, await isCommonPassword());
    if (complaint)
      return invitationPage(house, req, { ...filled, errors: [{ field: 'password', message: complaint }] }, 422);
    try {
      await choosePassword(house, token, filled.values.password);
      return redirect('/sign-in?why=chosen');
    } catch (error) {
      if (error instanceof NotFound) return isOver();
      throw error;
    }
  });
}

async function invitationPage(house: House, req: Req, filled: Filled, status: number): Promise<Reply> {
  const invited = await maybeInvited(house, req.params.token ?? '');
  if (!invited) return isOver();
  const { name, email, trust, shortName } = invited;
  const body = <Invitation filled={filled} name={name} email={email} trust={trust} action={req.path} />;
  return plainPage({ title: 'Choose your password', status, trust: shortName, body });
}

function isOver(): Reply {
  return plainPage({ title: 'Choose your password', status: 404, body: <InvitationIsOver /> });
}
