import { mayDo } from '../platform/access.ts';
import { choices, form } from '../platform/forms.ts';
import { deskPage, redirect } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import { Me, type OwnLink } from './me.tsx';
import { ROLES, type RoleName } from './permissions.ts';
import { changeOwnSettings } from './users.ts';

const settingsForm = form({
  settings: choices({ label: 'On this desk', choices: ['shortcuts', 'larger_text'] as const }),
});

export function meRoutes(r: Router, own: readonly OwnLink[]) {
  r.get('/desk/me', { may: 'desk.use' }, async ({ actor, trust }, req) => {
    if (actor.kind !== 'user') return redirect('/desk');
    const chosen = [...(actor.shortcuts ? ['shortcuts'] : []), ...(actor.largerText ? ['larger_text'] : [])];
    const role = ROLES[actor.role as RoleName]?.label ?? actor.role;
    const props = {
      name: actor.name,
      role,
      trust: trust.name,
      chosen,
    };
    const links = own.filter(({ may }) => mayDo(actor, may));
    const body = <Me {...props} links={links} done={one(req.query, 'done') === 'saved'} />;
    return deskPage({ title: 'Your settings', section: 'me', width: 'form', body });
  });

  r.post('/desk/me', { may: 'desk.use' }, async (ctx, req) => {
    const filled = settingsForm.submit(req.body);
    const chosen: readonly string[] = filled.ok ? filled.values.settings : [];
    const settings = { shortcuts: chosen.includes('shortcuts'), larger_text: chosen.includes('larger_text') };
    if (filled.ok) await changeOwnSettings(ctx, settings);
    return redirect(filled.ok ? '/desk/me?done=saved' : '/desk/me');
  });
}
