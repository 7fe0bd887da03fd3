import { BackToCase } from '../cases/index.ts';
import { Button, ButtonLink, ButtonRow } from '../platform/components/buttons.tsx';
import { Checkboxes, Radios, TextField } from '../platform/components/fields.tsx';
import { ErrorSummary } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { errorOf, type Filled, fieldOf, typedList } from '../platform/forms.ts';
import type { Day } from '../platform/time.ts';
import { doubt } from './guides.rules.ts';
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
  return (
    <form method="post" action={at} noValidate>
      <input type="hidden" name="q" value={q} />
      <Checkboxes
        name="guides"
        label="What did you tell them of?"
        hint={q ? undefined : 'These fit what they told us'}
        error={errorOf(filled, 'guides')}
        values={typedList(filled, 'guides')}
        choices={offered.map((guide) => ({
          value: guide.id,
          label: guide.title,
          hint: [doubt(guide, today), `Edition ${guide.edition}. ${guide.summary}`].filter(Boolean).join('. '),
        }))}
      />
      {people.length > 0 && (
        <Radios
          {...fieldOf(filled, 'person')}
          label="Whom?"
          inline
          choices={people.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <Radios
        {...fieldOf(filled, 'how')}
        label="How?"
        choices={[
          { value: 'spoken', label: 'I told them' },
          { value: 'letter', label: 'In writing, the way they asked for', hint: 'You see it before it goes' },
          { value: 'leaflet', label: 'On paper, to hand over', hint: 'Also in large print' },
        ]}
      />
      {people.length > 0 && (
        <Checkboxes
          name="ask"
          label="Ask later?"
          values={typedList(filled, 'ask')}
          choices={[
            {
              value: 'yes',
              label: 'They agreed that we ask whether it helped',
              children: <TextField {...fieldOf(filled, 'ask_on')} label="On which day?" width={10} />,
            },
          ]}
        />
      )}
      <ButtonRow>
        <Button label="Keep it with the case" />
        <ButtonLink kind="quiet" href={`/desk/cases/${reference}`} label="Cancel" />
      </ButtonRow>
    </form>
  );
}
