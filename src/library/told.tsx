import { BackToCase } from '../cases/index.ts';
import { TellingFields } from '../directory/index.ts';
import { Button, ButtonLink, ButtonRow } from '../platform/components/buttons.tsx';
import { Checkboxes, TextField } from '../platform/components/fields.tsx';
import { ErrorSummary } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { errorOf, type Filled, typedList } from '../platform/forms.ts';
import { readTicks, tickOf } from '../platform/seen.ts';
import type { Day } from '../platform/time.ts';
import { doubt, wordsTold } from './guides.rules.ts';
import type { Guide } from './guides.ts';
import { GUIDES } from './list.tsx';

type Props = {
  reference: string;
  q: string;
  people: readonly { id: string; name: string }[];
  offered: readonly Guide[];
  filled: Filled;
  today: Day;
};

/** Advice for somebody of a case: found, told, and kept in the edition that it had. */
export function TellPage(props: Props) {
  const { reference, q, offered, filled } = props;
  const at = `/desk/cases/${reference}/guides`;
  return (
    <>
      <ErrorSummary errors={filled.errors} />
      <BackToCase reference={reference} />
      <PageHeading title="Advice from a guide" />
      <form className="app-card app-find" method="get" action={at}>
        <div className="app-filter__fields">
          <TextField name="q" label="What are they asking about?" type="search" value={q} />
          <div className="nhsuk-form-group">
            <Button label="Find" kind="secondary" />
          </div>
        </div>
      </form>
      {offered.length > 0 ? (
        <Choose {...props} at={at} />
      ) : (
        <p>
          {q ? `No guide matches “${q}”. Try fewer letters.` : 'No guide fits what they told us. Look for one.'}{' '}
          <a href={GUIDES}>All guides</a>
        </p>
      )}
    </>
  );
}

function Choose({ at, q, offered, people, filled, today, reference }: Props & { at: string }) {
  const ticked = readTicks(typedList(filled, 'guides'));
  const tick = (guide: Guide) => tickOf(guide.id, wordsTold(guide));
  return (
    <form method="post" action={at} noValidate>
      <input type="hidden" name="q" value={q} />
      <Checkboxes
        name="guides"
        label="What did you tell them of?"
        hint={q ? undefined : 'These fit what they told us'}
        error={errorOf(filled, 'guides')}
        values={offered.filter(({ id }) => ticked.has(id)).map(tick)}
        choices={offered.map((guide) => ({
          value: tick(guide),
          label: guide.title,
          hint: [doubt(guide, today), `Edition ${guide.edition}. ${guide.summary}`].filter(Boolean).join('. '),
        }))}
      />
      <TellingFields people={people} filled={filled} />
      <ButtonRow>
        <Button label="Keep it with the case" />
        <ButtonLink kind="quiet" href={`/desk/cases/${reference}`} label="Cancel" />
      </ButtonRow>
    </form>
  );
}
