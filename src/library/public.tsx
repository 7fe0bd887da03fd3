import { Button, ButtonRow } from '../platform/components/buttons.tsx';
import { TextField } from '../platform/components/fields.tsx';
import { InSize } from '../platform/components/in-size.tsx';
import { OutsideTitle } from '../platform/components/outside-title.tsx';
import { type Day, dateWords } from '../platform/time.ts';
import { Blocks } from './blocks.tsx';

const AT = '/guides';

type Shown = { slug: string; title: string; summary: string; body: string; checked_on: Day | null };
type Size = { large: boolean; phone: string | null };

const sized = (href: string, large: boolean) => (large ? `${href}?format=large` : href);
const callWords = (phone: string | null) => (phone ? `call PALS on ${phone}` : 'call PALS');

export function PublicGuides({ guides, q, large, phone }: Size & { guides: readonly Shown[]; q: string }) {
  return (
    <InSize large={large}>
      <OutsideTitle title="Advice" />
      <form method="get" action={AT}>
        <TextField name="q" label="What do you want to know?" type="search" value={q} />
        {large && <input type="hidden" name="format" value="large" />}
        <ButtonRow>
          <Button label="Find advice" large />
        </ButtonRow>
      </form>
      {guides.length === 0 && (
        <p>
          {q
            ? `We found nothing. Try another word, or ${callWords(phone)}.`
            : `We have put nothing here yet. To ask us, ${callWords(phone)}.`}
        </p>
      )}
      <ul className="app-help-list">
        {guides.map(({ slug, title, summary }) => (
          <li key={slug}>
            <h2 className="nhsuk-heading-s">
              <a href={sized(`${AT}/${slug}`, large)}>{title}</a>
            </h2>
            <p>{summary}</p>
          </li>
        ))}
      </ul>
      {q && (
        <p>
          <a href={sized(AT, large)}>All advice</a>
        </p>
      )}
    </InSize>
  );
}

export function PublicGuide({ guide, large, phone, today }: Size & { guide: Shown; today: Day }) {
  return (
    <InSize large={large}>
      <p className="app-secondary">
        <a href={sized(AT, large)}>Advice</a>
      </p>
      <OutsideTitle title={guide.title} />
      <p className="nhsuk-lede-text">{guide.summary}</p>
      <Blocks body={guide.body} help="/find-help" forPublic />
      {guide.checked_on && <p>{`Last checked ${dateWords(guide.checked_on, today)}.`}</p>}
      <p>{`If this is not what you need, ${callWords(phone)}.`}</p>
    </InSize>
  );
}

/** Nothing is shown that is not checked in time. */
export function GoneGuide({ large, phone }: Size) {
  return (
    <InSize large={large}>
      <OutsideTitle title="We do not show this at the moment" />
      <p>{`It may have changed. To ask about it, ${callWords(phone)}.`}</p>
      <p>
        <a href={sized(AT, large)}>Other advice</a>
      </p>
    </InSize>
  );
}
