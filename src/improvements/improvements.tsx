// What changed, on the desk: as the public reads it, who checks it, in which cases it was said, who was told.
import { Button, ButtonLink, HiddenFields, PostButton } from '../platform/components/buttons.tsx';
import { Checkboxes, Select } from '../platform/components/fields.tsx';
import { Banner, ErrorSummary, type FieldError, InsetText } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Card } from '../platform/components/panels.tsx';
import { dateWords } from '../platform/time.ts';
import { type ImprovementState, STATE_WORDS } from './improvements.rules.ts';
import { type CaseLine, LinkedCases } from './links.tsx';
import { YouSaidCard } from './outside.tsx';
import type { ToldLine } from './telling.ts';
import { WhoWasTold } from './telling.tsx';

const AT = '/desk/improvements';

type PageProps = {
  it: {
    id: string;
    state: ImprovementState;
    version: number;
    declined_why: string;
    made_by: string;
    checked_by: string | null;
    checked_at: Date | null;
    hidden_by: string | null;
    hidden_at: Date | null;
    writers: readonly string[];
  };
  card: Parameters<typeof YouSaidCard>[0]['card'];
  links: readonly CaseLine[];
  told: readonly ToldLine[];
  names: ReadonlyMap<string, string>;
  colleagues: readonly { id: string; name: string }[];
  publicNow: boolean;
  publicWords: string;
  mayCheck: boolean;
  mayAsk: boolean;
  mayWrite: boolean;
  few: boolean;
  typedRef: string;
  errors: readonly FieldError[];
  done: string | undefined;
  now: Date;
};

export function ImprovementPage(props: PageProps) {
  const { it, card, names, errors, done, now, mayWrite, publicNow } = props;
  const at = `${AT}/${it.id}`;
  const who = (id: string | null) => names.get(id ?? '') ?? 'a colleague';
  return (
    <>
      {done && <Banner>{done}</Banner>}
      <ErrorSummary errors={errors} />
      <PageHeading
        title="You said, we did"
        lede={STATE_WORDS[it.state]}
        actions={mayWrite && <ButtonLink kind="secondary" href={`${at}/edit`} label="Change" />}
      />
      <p>
        <a href={AT}>All that changed</a>
      </p>
      <InsetText>
        <p>
          <strong>{props.publicWords}</strong>
        </p>
        <p className="app-secondary">
          Written by {who(it.made_by)}.
          {it.checked_at && ` Checked by ${who(it.checked_by)}, ${dateWords(it.checked_at, now)}.`}
          {it.hidden_at && ` Taken off by ${who(it.hidden_by)}, ${dateWords(it.hidden_at, now)}.`}
        </p>
        {publicNow && mayWrite && (
          <PostButton kind="secondary" action={`${at}/hiding`} label="Take it off the public page" />
        )}
      </InsetText>
      <YouSaidCard card={card} />
      {it.declined_why && (
        <p className="app-as-typed">
          <strong>Declined:</strong> {it.declined_why}
        </p>
      )}
      <Checking {...props} />
      <LinkedCases {...props} />
      <WhoWasTold {...props} />
    </>
  );
}

function Checking({ it, mayCheck, mayAsk, colleagues, few, errors }: PageProps) {
  const at = `${AT}/${it.id}`;
  const error = (name: string) => errors.find(({ field }) => field === name)?.message;
  return (
    <>
      {mayCheck && (
        <Card title="Check it">
          <p>Read it as somebody who was there. Is it true, plain, and can nobody be known by it?</p>
          <form method="post" action={`${at}/checks`} noValidate>
            <HiddenFields fields={{ version: String(it.version) }} />
            {few && (
              <Checkboxes
                name="nobody_known"
                label="Few people said this"
                hint="Fewer than 5 cases are linked. Whoever said it may be known by where and when it was"
                values={[]}
                error={error('nobody_known')}
                choices={[{ value: 'yes', label: 'Nobody can be known by it' }]}
              />
            )}
            <Button label="It is right: show it to the public" />
          </form>
        </Card>
      )}
      {mayAsk && !mayCheck && (
        <Card title="Ask for a check">
          <p>Whoever wrote it does not check it.</p>
          {colleagues.length === 0 ? (
            <p>No colleague here can check it yet.</p>
          ) : (
            <form method="post" action={`${at}/check-askings`} noValidate>
              <Select
                name="colleague"
                label="Who checks it?"
                blank="Choose a colleague"
                value=""
                error={error('colleague')}
                choices={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
              />
              <Button kind="secondary" label="Ask them" />
            </form>
          )}
        </Card>
      )}
    </>
  );
}
