import type { Actor } from '../platform/access.ts';
import { type Field, type Filled, form } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import {
  type Act,
  clashesIn,
  keysOf,
  readKeys,
  readOwnKeys,
  SHORTCUTS,
  writeOwnKeys,
} from '../platform/shortcuts.rules.ts';
import { ChooseKeys, Shortcuts } from './shortcuts.tsx';
import { changeOwnSettings } from './users.ts';

function keysField(label: string): Field<string> {
  return {
    label,
    blank: '',
    read(typed) {
      const read = readKeys(typed as string);
      return 'error' in read ? read : { value: read.keys };
    },
  };
}

const keysForm = form(Object.fromEntries(SHORTCUTS.map(({ act, does }) => [act, keysField(does)])));

export function shortcutRoutes(r: Router) {
  r.get('/desk/me/shortcuts', { may: 'desk.use' }, async ({ actor }, req) => {
    const on = actor.kind === 'user' && actor.shortcuts;
    const body = <Shortcuts on={on} own={ownKeys(actor)} done={one(req.query, 'done')} />;
    return deskPage({ title: 'Keyboard shortcuts', section: 'me', width: 'form', body });
  });

  r.get('/desk/me/keys', { may: 'desk.use' }, async ({ actor }) => {
    const own = ownKeys(actor);
    return keysPage(keysForm.of(Object.fromEntries(SHORTCUTS.map(({ act }) => [act, keysOf(act, own)]))));
  });

  r.post('/desk/me/keys', { may: 'desk.use' }, async (ctx, req) => {
    const filled = keysForm.submit(req.body);
    if (!filled.ok) return keysPage(filled);
    const chosen = new Map(SHORTCUTS.map(({ act }): [Act, string] => [act, filled.values[act] ?? '']));
    const clashes = clashesIn(chosen, ownKeys(ctx.actor));
    if (clashes.length > 0)
      return keysPage({ ...filled, errors: clashes.map(({ act, error }) => ({ field: act, message: error })) });
    await changeOwnSettings(ctx, { shortcut_keys: writeOwnKeys(chosen) });
    return redirect('/desk/me/shortcuts?done=keys');
  });

  r.post('/desk/me/keys/reset', { may: 'desk.use' }, async (ctx) => {
    await changeOwnSettings(ctx, { shortcut_keys: '' });
    return redirect('/desk/me/shortcuts?done=usual');
  });
}

function ownKeys(actor: Actor) {
  return readOwnKeys((actor.kind === 'user' && actor.keys) || '');
}

function keysPage(filled: Filled): Reply {
  const status = filled.errors.length > 0 ? 422 : 200;
  const body = <ChooseKeys filled={filled} />;
  return deskPage({ title: 'Choose your keys', section: 'me', width: 'form', status, body });
}
