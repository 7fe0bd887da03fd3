import type { Ctx } from '../platform/context.ts';
import { attempt, type Filled, form, text } from '../platform/forms.ts';
import type { House } from '../platform/house.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import { changeMyPassword, readMyAccount } from './my-password.ts';
import { MyPassword, PASSWORD } from './my-password.tsx';
import { LONGEST_PASSWORD, TOO_LONG } from './passwords.rules.ts';

const max: [number, string] = [LONGEST_PASSWORD, TOO_LONG];
const changeForm = form({
  current: text({ label: 'Present password', required: 'Enter your present password', max }),
  wanted: text({ label: 'New password', required: 'Enter a new password', max }),
});

export function myPasswordRoutes(r: Router, house: House) {
  r.get(PASSWORD, { may: 'desk.use' }, (ctx, req) =>
    passwordPage(ctx, changeForm.blank(), one(req.query, 'done') === 'changed'),
  );

  r.post(PASSWORD, { may: 'desk.use' }, async (ctx, req) => {
    const filled = changeForm.submit(req.body);
    const refused = await attempt(filled, (values) => changeMyPassword(ctx, house, values));
    return refused ? passwordPage(ctx, refused) : redirect(`${PASSWORD}?done=changed`);
  });
}

async function passwordPage(ctx: Ctx, filled: Filled, done = false): Promise<Reply> {
  const body = <MyPassword filled={filled} {...(await readMyAccount(ctx))} done={done} />;
  const status = filled.errors.length > 0 ? 422 : 200;
  return deskPage({ title: 'Change your password', section: 'me', width: 'form', status, body });
}
