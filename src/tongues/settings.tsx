import { Button, HiddenFields, PostButton } from '../platform/components/buttons.tsx';
import { TextField } from '../platform/components/fields.tsx';
import { Banner, ErrorSummary, Need } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Card } from '../platform/components/panels.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';
import { type Day, dateWords } from '../platform/time.ts';
import type { Tongue } from '../platform/tongue.ts';
import type { TextCheck } from './checks.ts';
import { EASY_READ_PAGES } from './easy-read.texts.ts';
import { EasyRows } from './easy-read.tsx';
import type { Text } from './texts.ts';

type Props = {
  texts: readonly Text[];
  checks: readonly TextCheck[];
  names: ReadonlyMap<string, string>;
  today: Day;
  done: string | undefined;
  refused: { code: string; filled: Filled } | undefined;
  blank: Filled;
};

/** What nobody has read yet is offered to nobody. */
export function LanguageSettings(props: Props) {
  const { texts, checks, done, refused } = props;
  const offered = texts.filter((text) => checkOf(text, checks)?.edition === text.edition).length;
  return (
    <>
      <ErrorSummary errors={refused?.filled.errors ?? []} />
      {done && <Banner>{`${done}: saved.`}</Banner>}
      <PageHeading
        title="Languages and Easy Read"
        lede={`${offered} of ${texts.length} offered on the public pages. Each is offered once a person has read all of it.`}
      />
      {texts.map((text) => (
        <OneText key={text.code} text={text} {...props} />
      ))}
    </>
  );
}

const checkOf = ({ code }: Text, checks: readonly TextCheck[]) => checks.find(({ text }) => text === code);

function OneText({ text, checks, names, today, refused, blank }: Props & { text: Text }) {
  const check = checkOf(text, checks);
  const filled = refused?.code === text.code ? refused.filled : blank;
  const holds = check !== undefined && check.edition === text.edition;
  const at = `/desk/settings/languages/${text.code}`;
  return (
    <Card title={text.name}>
      <Standing text={text} check={check} names={names} today={today} />
      <p>
        <a href={text.href}>
          Read all of it<span className="nhsuk-u-visually-hidden">: {text.name}</span>
        </a>
      </p>
      {holds && (
        <PostButton
          kind="secondary"
          action={`${at}/taking-back`}
          label="Stop offering it"
          hiddenName={`: ${text.name}`}
        />
      )}
      {!holds && text.edition !== '' && (
        <form method="post" action={`${at}/check`} noValidate>
          <HiddenFields fields={{ edition: text.edition }} />
          <div className="app-field-row">
            <TextField
              {...fieldOf(filled, 'by')}
              id={`by-${text.code}`}
              label="Who read all of it?"
              hint={text.reader}
              autoComplete="off"
            />
            <TextField
              {...fieldOf(filled, 'on')}
              id={`on-${text.code}`}
              label="When?"
              hint="Like today or 23 November"
              width={10}
            />
          </div>
          <Button kind="secondary" label="It is right: offer it" hiddenName={`: ${text.name}`} />
        </form>
      )}
    </Card>
  );
}

type StandingProps = Pick<Props, 'names' | 'today'> & { text: Text; check: TextCheck | undefined };

function Standing({ text, check, names, today }: StandingProps) {
  if (text.edition === '') return <Need>Some of its words are missing, so it is not offered.</Need>;
  if (!check) return <Need>Not yet checked. It is not offered.</Need>;
  const read = `${check.checked_by} read it on ${dateWords(check.checked_on, today)}`;
  if (check.edition !== text.edition)
    return <Need>{`Its words have changed since ${read}. It is not offered until somebody reads it again.`}</Need>;
  return (
    <p className="app-secondary">{`Offered. ${read}, as ${names.get(check.made_by) ?? 'a colleague'} wrote down.`}</p>
  );
}

type ReadProps = { tongue: Tongue; english: readonly string[]; missing: readonly string[] };

/** Both texts side by side, for whoever reads them before they are offered. */
export function ReadTranslation({ tongue, english, missing }: ReadProps) {
  const lede =
    missing.length > 0 ? `${missing.length} of ${english.length} are missing` : `${english.length} sentences and words`;
  return (
    <>
      <PageHeading title={`${tongue.english}: all words`} lede={lede} />
      <p>
        What stands in {'{brackets}'} is put in later: a name, a number, a time. It has to stand in the translation as
        well.
      </p>
      <table className="nhsuk-table">
        <thead>
          <tr>
            <th scope="col">English</th>
            <th scope="col">{tongue.english}</th>
          </tr>
        </thead>
        <tbody>
          {english.map((text) => (
            <tr key={text}>
              <td>{text}</td>
              <td lang={tongue.code} dir={tongue.dir}>
                {tongue.words[text] ?? ''}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** As the public will see them, for the people who check them. */
export function ReadEasyRead() {
  return (
    <>
      <PageHeading
        title="Easy Read: all pages"
        lede="For people with a learning disability to read before they are offered."
      />
      {EASY_READ_PAGES.map((page) => (
        <Card key={page.slug} title={page.title}>
          <EasyRows page={page} />
        </Card>
      ))}
    </>
  );
}
