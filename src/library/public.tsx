import { BackLink } from '../platform/components/back-link.tsx';
import { Button, ButtonRow } from '../platform/components/buttons.tsx';
import { TextField } from '../platform/components/fields.tsx';
import { OutsideTitle } from '../platform/components/outside-title.tsx';
import { CallPals } from '../platform/components/phone.tsx';
import { type Day, dateWords } from '../platform/time.ts';
import { Blocks } from './blocks.tsx';

export const GUIDES = '/guides';

type Listed = { slug: string; title: string; summary: string };
type Shown = Listed & { body: string; checked_on: Day | null };
type Around = { phone: string | null };

export function PublicGuides({ guides, q, phone }: Around & { guides: readonly Listed[]; q: string }) {
  return (
    <>
      <OutsideTitle title="Advice" />
      <form method="post" action={GUIDES}>
        <TextField name="q" label="What do you want to know?" type="search" value={q} />
        <ButtonRow>
          <Button label="Find advice" large />
        </ButtonRow>
      </form>
      {guides.length === 0 && (
        <p>
          {q ? 'We found nothing. Try another word, or ' : 'We have put nothing here yet. To ask us, '}
          <CallPals phone={phone} />.
        </p>
      )}
      <ul className="app-help-list">
        {guides.map(({ slug, title, summary }) => (
          <li key={slug}>
            <h2 className="nhsuk-heading-s">
              <a href={`${GUIDES}/${slug}`}>{title}</a>
            </h2>
            <p>{summary}</p>
          </li>
        ))}
      </ul>
      {q && (
        <p>
          <a href={GUIDES}>All advice</a>
        </p>
      )}
    </>
  );
}

export function PublicGuide({ guide, phone, today }: Around & { guide: Shown; today: Day }) {
  return (
    <>
      <BackLink href={GUIDES} label="Advice" />
      <OutsideTitle title={guide.title} />
      <p className="nhsuk-lede-text">{guide.summary}</p>
      <Blocks body={guide.body} help="/find-help" forPublic />
      {guide.checked_on && <p>{`Last checked ${dateWords(guide.checked_on, today)}.`}</p>}
      <p>
        If this is not what you need, <CallPals phone={phone} />.
      </p>
    </>
  );
}

/** Nothing is shown that is not checked in time. */
export function GoneGuide({ phone }: Around) {
  return (
    <>
      <OutsideTitle title="We do not show this at the moment" />
      <p>
        It may have changed. To ask about it, <CallPals phone={phone} />.
      </p>
      <p>
        <a href={GUIDES}>Other advice</a>
      </p>
    </>
  );
}
