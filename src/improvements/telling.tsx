import { ButtonLink, HiddenFields, PostButton } from '../platform/components/buttons.tsx';
import { Checkboxes, TextArea } from '../platform/components/fields.tsx';
import { LookButtons, LookFirst } from '../platform/components/look-first.tsx';
import { ErrorSummary } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';
import { dateWords } from '../platform/time.ts';
import type { Goes } from './telling.rules.ts';
import type { ToldLine } from './telling.ts';

type Line = { id: string; ref: string; name: string; goes: Goes; chosen: boolean };
type Props = {
  id: string;
  filled: Filled;
  seen: { mark: string; preview: string; lines: readonly Line[] } | undefined;
};

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
        <LookButtons seen={seen !== undefined} send="Send it" back={at} />
      </form>
    </>
  );
}

function Seen({ preview, lines }: NonNullable<Props['seen']>) {
  const afterDeath = lines.filter(({ goes, chosen }) => (goes.how === 'not' ? goes.mayChoose : chosen));
  return (
    <LookFirst
      preview={preview}
      lines={lines.map(({ id, ref, name, goes }) => ({ key: id, who: `${name}, ${ref}`, goes }))}
    >
      {afterDeath.length > 0 && (
        <Checkboxes
          name="chosen"
          label="After a death: tell these people too"
          hint="Only if you know that they would want it. Then press “See it again”"
          values={afterDeath.filter(({ chosen }) => chosen).map(({ id }) => id)}
          choices={afterDeath.map(({ id, name, ref }) => ({ value: id, label: `${name}, ${ref}` }))}
        />
      )}
    </LookFirst>
  );
}

type WhoProps = {
  it: { id: string };
  told: readonly ToldLine[];
  links: readonly unknown[];
  names: ReadonlyMap<string, string>;
  now: Date;
  publicNow: boolean;
  mayWrite: boolean;
};

export function WhoWasTold({ it, told, links, names, now, publicNow, mayWrite }: WhoProps) {
  const at = `/desk/improvements/${it.id}`;
  if (links.length === 0 && told.length === 0) return null;
  return (
    <section aria-labelledby="told">
      <h2 className="nhsuk-heading-m" id="told">
        Who has been told
      </h2>
      {told.length === 0 && <p>Nobody who said it has been told yet.</p>}
      <ul className="nhsuk-list">
        {told.map(({ id, name, told_at, told_by, how, fate, closed }) => (
          <li key={id}>
            {name}:{' '}
            {!told_at
              ? closed
                ? `not to be told. ${closed}`
                : 'to be told by you or a colleague.'
              : how === 'by_hand'
                ? `told by ${names.get(told_by ?? '') ?? 'a colleague'}, ${dateWords(told_at, now)}.`
                : fate}
            {!told_at && !closed && mayWrite && (
              <PostButton
                kind="secondary"
                action={`${at}/told/${id}`}
                label="I have told them"
                hiddenName={`: ${name}`}
              />
            )}
          </li>
        ))}
      </ul>
      {mayWrite && links.length > 0 && publicNow && (
        <ButtonLink kind="secondary" href={`${at}/telling`} label="Tell the people who said it" />
      )}
      {mayWrite && links.length > 0 && !publicNow && <p>Once it is checked, you can tell the people who said it.</p>}
    </section>
  );
}
