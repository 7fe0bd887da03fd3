import { Button, ButtonRow } from '../platform/components/buttons.tsx';
import { TextArea } from '../platform/components/fields.tsx';
import { Banner, ErrorSummary } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Card } from '../platform/components/panels.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';
import { dateWords } from '../platform/time.ts';

type Props = {
  editions: readonly { edition: number; words: string; made_at: Date; made_by: string | null }[];
  names: ReadonlyMap<string, string>;
  filled: Filled;
  done: boolean;
  now: Date;
};

export function ConsentSettings({ editions, names, filled, done, now }: Props) {
  return (
    <>
      {done && <Banner>Saved. People are asked in these words from now on.</Banner>}
      <ErrorSummary errors={filled.errors} />
      <PageHeading
        title="Getting involved: what people agree to"
        lede="Whoever agreed to earlier words is kept with those."
      />
      <form method="post" action="/desk/settings/involvement-consent" noValidate data-ctrl-enter="">
        <TextArea
          {...fieldOf(filled, 'words')}
          label="The words"
          hint="Short sentences. Say what is kept, and what is deleted when they stop"
          rows={6}
        />
        <ButtonRow>
          <Button label="Save these words" />
        </ButtonRow>
      </form>
      {editions.map(({ edition, words, made_at, made_by }) => (
        <Card key={edition} title={`Edition ${edition}`}>
          <p className="app-as-typed">{words}</p>
          <p className="app-secondary">
            {dateWords(made_at, now)}
            {made_by && `, by ${names.get(made_by) ?? 'a colleague'}`}
          </p>
        </Card>
      ))}
    </>
  );
}
