import { Button, PostButton } from '../platform/components/buttons.tsx';
import { Select, TextField } from '../platform/components/fields.tsx';
import type { FieldError } from '../platform/components/messages.tsx';
import { Card } from '../platform/components/panels.tsx';
import type { Wants } from './tables.ts';

export type CaseLine = {
  id: string;
  wants: Wants;
  kase: { ref: string; after_death: boolean };
};
const WANTS_WORDS: Record<Wants, string> = {
  yes: 'wants to hear',
  no: 'does not want to hear',
  not_asked: 'not asked if they want to hear',
};

type Props = {
  it: { id: string };
  links: readonly CaseLine[];
  mayWrite: boolean;
  typedRef: string;
  errors: readonly FieldError[];
  few: boolean;
};

/** The cases in which it was said. */
export function LinkedCases({ it, links, mayWrite, typedRef, errors, few }: Props) {
  const at = `/desk/improvements/${it.id}`;
  return (
    <section aria-labelledby="cases">
      <h2 className="nhsuk-heading-m" id="cases">
        Cases in which it was said
      </h2>
      <p className="app-secondary">
        The public sees nothing of them.
        {few && links.length > 0 && ' Fewer than 5: take care that nobody can be known.'}
      </p>
      {links.length === 0 && <p>No case is linked.</p>}
      {links.map(({ id, kase, wants }) => (
        <Card key={id}>
          <p>
            <a href={`/desk/cases/${kase.ref}`}>{kase.ref}</a>: {WANTS_WORDS[wants]}
            {kase.after_death && '. After a death'}
          </p>
          {mayWrite && (
            <div className="app-buttons">
              {(['yes', 'no'] as const)
                .filter((other) => other !== wants)
                .map((other) => (
                  <PostButton
                    key={other}
                    kind="quiet"
                    action={`${at}/cases/${id}/wishes`}
                    fields={{ wants: other }}
                    label={other === 'yes' ? 'They want to hear' : 'They do not want to hear'}
                    hiddenName={`: ${kase.ref}`}
                  />
                ))}
              <PostButton kind="quiet" action={`${at}/cases/${id}/removal`} label="Take off" hiddenName={kase.ref} />
            </div>
          )}
        </Card>
      ))}
      {mayWrite && (
        <form method="post" action={`${at}/cases`} noValidate>
          <TextField
            name="ref"
            label="Link a case"
            hint="Its number, like PAL-26-0412"
            value={typedRef}
            width={20}
            error={errors.find(({ field }) => field === 'ref')?.message}
          />
          <Select
            name="wants"
            label="Do they want to hear what changed?"
            value="not_asked"
            choices={[
              { value: 'not_asked', label: 'Not asked yet' },
              { value: 'yes', label: 'Yes' },
              { value: 'no', label: 'No' },
            ]}
          />
          <Button kind="secondary" label="Link it" />
        </form>
      )}
    </section>
  );
}
