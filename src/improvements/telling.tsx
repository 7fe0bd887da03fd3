import { Button, ButtonLink, ButtonRow, HiddenFields } from '../platform/components/buttons.tsx';
import { Checkboxes, TextArea } from '../platform/components/fields.tsx';
import { ErrorSummary, InsetText } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';
import type { Goes } from './telling.rules.ts';

type Line = { id: string; ref: string; name: string; goes: Goes; chosen: boolean };
type Props = {
  id: string;
  filled: Filled;
  seen: { mark: string; preview: string; lines: readonly Line[] } | undefined;
};

const HOW = { email: 'by email', text: 'by text message', letter: 'by letter' } as const;
const GROUPS = [
  { title: 'It goes to', has: ({ goes }: Line) => 'to' in goes },
  { title: 'You tell these yourself', has: ({ goes }: Line) => goes.how === 'by_hand' },
  { title: 'These are left out', has: ({ goes }: Line) => goes.how === 'not' },
];

export function TellingPage({ id, filled, seen }: Props) {
  const at = `/desk/improvements/${id}`;
  return (
    <>
      <ErrorSummary errors={filled.errors} />
      <PageHeading
        title="Tell the people who said it"
        lede="Only those who want to hear, and to whom it is safe to write"
      />
      <form method="post" action={`${at}/telling#seen`} noValidate data-ctrl-enter="">
        <HiddenFields fields={{ seen: seen?.mark }} />
        <TextArea
          {...fieldOf(filled, 'words')}
          label="What they will read"
          hint="Below “Hello” with their name. Say nothing of anybody else"
          rows={8}
        />
        {seen && <Seen {...seen} />}
        <ButtonRow>
          {seen ? (
            <>
              <Button label="Send it" name="act" value="send" />
              <Button kind="secondary" label="See it again" name="act" value="look" formNoValidate />
            </>
          ) : (
            <Button label="See what goes, and to whom" name="act" value="look" />
          )}
          <ButtonLink kind="quiet" href={at} label="Go back" />
        </ButtonRow>
      </form>
    </>
  );
}

function Seen({ preview, lines }: NonNullable<Props['seen']>) {
  const afterDeath = lines.filter(({ goes, chosen }) => chosen || ('mayChoose' in goes && goes.mayChoose));
  return (
    <section id="seen" aria-label="What goes, and to whom">
      <InsetText>
        <p>
          <strong>This is what they read.</strong>
        </p>
        <p className="app-as-typed">{preview}</p>
      </InsetText>
      {GROUPS.map(({ title, has }) => ({ title, of: lines.filter(has) }))
        .filter(({ of }) => of.length > 0)
        .map(({ title, of }) => (
          <section key={title}>
            <h2 className="nhsuk-heading-s">
              {title} ({of.length})
            </h2>
            <ul className="nhsuk-list nhsuk-list--bullet">
              {of.map(({ id, ref, name, goes }) => (
                <li key={id}>
                  {name}, {ref}: {'to' in goes ? `${HOW[goes.how]} to ${goes.to}` : goes.why}
                </li>
              ))}
            </ul>
          </section>
        ))}
      {afterDeath.length > 0 && (
        <Checkboxes
          name="chosen"
          label="After a death: tell these people too"
          hint="Only if you know that they would want it. Then press “See it again”"
          values={afterDeath.filter(({ chosen }) => chosen).map(({ id }) => id)}
          choices={afterDeath.map(({ id, name, ref }) => ({ value: id, label: `${name}, ${ref}` }))}
        />
      )}
    </section>
  );
}
