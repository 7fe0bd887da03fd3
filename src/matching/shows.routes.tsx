import { refIn, type Shows } from '../cases/index.ts';
import { mayDo } from '../platform/access.ts';
import { samePersonBlock } from './merge-people.routes.tsx';
import { planBlock, planInBar } from './plans.routes.tsx';
import { sameMatterBlock } from './same-matter.routes.tsx';

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** What stands of this module on the pages of a case and of a person. */
export const SHOWS: Shows = {
  onPerson: async (ctx, person) => (
    <>
      {await planBlock(ctx, person)}
      {await samePersonBlock(ctx, person)}
    </>
  ),
  onCase: { column: 'rest', show: sameMatterBlock },
  acts: async (ctx, kase) =>
    mayDo(ctx.actor, 'cases.write') ? [{ href: `/desk/cases/${kase.ref}/same-matter`, label: 'Merge or link' }] : [],
  inBar: planInBar,
  events: {
    'case.merged': {
      title: (event, found) => `${capital(refIn(event, found))} was merged into this case`,
      kind: 'system',
    },
    'case.merge_undone': { title: (event, found) => `Merge with ${refIn(event, found)} undone`, kind: 'system' },
    'case.linked': { title: (event, found) => `Linked with ${refIn(event, found)}` },
    'case.unlinked': { title: (event, found) => `No longer linked with ${refIn(event, found)}` },
  },
};
