import {
  type Case,
  CaseConflict,
  openableCase,
  SHARING_WORDS,
  stricterSharing,
  whoChangedCase,
} from '../cases/index.ts';
import type { Texts } from '../platform/edits.rules.ts';
import { settleEdit } from '../platform/edits.ts';
import { attempt, type Filled } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import { SHARINGS, sharingForm } from './sharing.forms.ts';
import { changeSharing } from './sharing.ts';
import { EditSharing } from './sharing.tsx';

const LABELS: Record<string, string> = {
  sharing: 'What may be shared',
  with: 'With whom',
  note: 'Who said so, and how',
};

export function sharingRoutes(r: Router) {
  r.get('/desk/cases/:ref/sharing', { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    return sharingPage(kase, sharingForm.of(textsOf(kase)));
  });
  r.post('/desk/cases/:ref/sharing', { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const theirs = textsOf(kase);
    const mine = Object.fromEntries(Object.keys(theirs).map((name) => [name, plain(one(req.body, name))]));
    const settled = settleEdit(req.body, { mine, theirs, long: ['note', 'with'] });
    const { clashes } = settled;
    const texts = one(req.body, 'keep') === 'both' ? stricterOf(settled.texts, { mine, theirs }) : settled.texts;
    if (clashes.length > 0)
      return conflictPage(kase, { clashes, mine: texts, theirs, who: await whoChangedCase(ctx, kase) });
    const filled = sharingForm.submit(texts);
    const refused = filled.ok
      ? await attempt(filled, () => {
          const { sharing = kase.sharing, with: services, note } = filled.values;
          return changeSharing(ctx, kase, { sharing, with: services, note });
        })
      : filled;
    return refused ? sharingPage(kase, refused) : redirect(`/desk/cases/${kase.ref}?done=sharing`);
  });
}

/** Both are kept, and of two choices the stricter one holds: a "keep it in PALS" that came meanwhile is not opened again. */
function stricterOf(texts: Texts, { mine, theirs }: { mine: Texts; theirs: Texts }): Texts {
  if (mine.sharing === theirs.sharing) return texts;
  // Shared for safety meanwhile, with a second person: that is not stopped by the way.
  if (theirs.sharing === 'safety') return { ...texts, sharing: 'safety', with: theirs.with ?? '' };
  const read = ({ sharing = '', with: sharing_with = '' }: Texts) => {
    const known = SHARINGS.find((one) => one === sharing) ?? 'keep';
    return { sharing: known, sharing_with, sharing_note: '' };
  };
  const { sharing, sharing_with } = stricterSharing(read(mine), read(theirs));
  return { ...texts, sharing, with: sharing_with };
}

const plain = (text: string) => text.replace(/\r\n?/g, '\n');

function textsOf(kase: Case): Texts {
  return { sharing: kase.sharing, with: kase.sharing_with, note: kase.sharing_note };
}

type Clashing = { clashes: readonly string[]; mine: Texts; theirs: Texts; who: string };

function conflictPage(kase: Case, { clashes, mine, theirs, who }: Clashing): Reply {
  const words = (name: string, value: string) =>
    name === 'sharing' ? (Object.entries(SHARING_WORDS).find(([code]) => code === value)?.[1] ?? value) : value;
  const body = (
    <CaseConflict
      reference={kase.ref}
      action={`/desk/cases/${kase.ref}/sharing`}
      who={who}
      clashes={clashes.map((name) => ({
        name,
        label: LABELS[name] ?? name,
        mine: words(name, mine[name] ?? ''),
        theirs: words(name, theirs[name] ?? ''),
      }))}
      mine={mine}
      was={theirs}
      bothHint="Texts are put together. Of two choices what shares less stands."
    />
  );
  return deskPage({ title: 'Two changes', section: 'cases', width: 'form', status: 409, body });
}

function sharingPage(kase: Case, filled: Filled): Reply {
  const asked = kase.sharing !== 'not_asked';
  const body = <EditSharing reference={kase.ref} filled={filled} was={textsOf(kase)} asked={asked} />;
  return deskPage({
    title: 'Sharing',
    section: 'cases',
    width: 'form',
    status: filled.errors.length > 0 ? 422 : 200,
    body,
  });
}
