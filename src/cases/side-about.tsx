import { PostButton } from '../platform/components/buttons.tsx';
import { Select } from '../platform/components/fields.tsx';
import { FoldedForm } from '../platform/components/folded-form.tsx';
import { Facts, RailFold } from '../platform/components/panels.tsx';
import { RailBlock } from '../platform/components/rail.tsx';
import { TYPE_WORDS } from './cases.rules.ts';
import type { CaseView } from './show.ts';
import { pastWords } from './steps.rules.ts';

/** Nothing is missing of what it is about, and nothing of it is urgent. */
export const isKnown = ({ kase, subject, owner }: CaseView) => Boolean(subject && owner && !kase.safety);

export function AboutFold({ view }: { view: CaseView }) {
  const { kase, place, subject, mayWrite } = view;
  const fact = [TYPE_WORDS[kase.type], subject, place?.name].filter(Boolean).join(', ');
  return (
    <RailFold title="About" fact={fact}>
      <About view={view} />
      {mayWrite && (
        <p>
          <a href={`/desk/cases/${kase.ref}/about`}>
            Edit<span className="nhsuk-u-visually-hidden"> what it is about</span>
          </a>
        </p>
      )}
    </RailFold>
  );
}

export function AboutBlock({ view }: { view: CaseView }) {
  const base = `/desk/cases/${view.kase.ref}`;
  return (
    <RailBlock title="About" action={view.mayWrite && <a href={`${base}/about`}>Edit</a>}>
      <About view={view} />
    </RailBlock>
  );
}

function About({ view }: { view: CaseView }) {
  const { kase, place, subject } = view;
  const marks = [kase.after_death && 'After a death', kase.child && 'Child or young person'].filter(Boolean);
  return (
    <>
      <Facts
        rows={[
          { key: 'Type', value: TYPE_WORDS[kase.type] },
          { key: 'Subject', value: subject || 'Not chosen yet' },
          { key: 'Where', value: place?.name ?? 'Not known' },
          ...(marks.length > 0 ? [{ key: 'Marks', value: marks.join(', ') }] : []),
          { key: 'First told us', value: pastWords(kase.received_at, view.now) },
          { key: 'Owner', value: view.owner?.name ?? 'Nobody yet' },
        ]}
      />
      {kase.safety && (
        <p>
          {view.mayWrite ? (
            <a href={`/desk/cases/${kase.ref}/danger`}>Safety concern</a>
          ) : (
            <strong>Safety concern</strong>
          )}
        </p>
      )}
      {view.mayWrite && !kase.closed_at && <OwnerForm view={view} />}
    </>
  );
}

function OwnerForm({ view }: { view: CaseView }) {
  const { kase, owner, colleagues, userId } = view;
  const action = `/desk/cases/${kase.ref}/assignment`;
  return (
    <>
      {!owner && <PostButton kind="quiet" action={action} label="Take this case" fields={{ owner: userId }} />}
      <FoldedForm summary="Change the owner" action={action} button="Give the case">
        <Select
          name="owner"
          label="Who has this case?"
          blank="Choose a colleague"
          value={owner?.id ?? ''}
          choices={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </FoldedForm>
    </>
  );
}
