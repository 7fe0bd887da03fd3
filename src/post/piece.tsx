import { CASE_TYPES, TYPE_WORDS } from '../cases/index.ts';
import { REFUSAL_WORDS, type Refusal, sizeWords } from '../files/index.ts';
import type { Mail, MailFile } from '../mailbox/index.ts';
import { Button, HiddenFields, PostButton } from '../platform/components/buttons.tsx';
import { Radios, TextField } from '../platform/components/fields.tsx';
import { ErrorSummary, Need } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Card, MiniDetails, SummaryList } from '../platform/components/panels.tsx';
import { QuotedWords } from '../platform/components/quoted.tsx';
import { type FieldError, type Filled, fieldOf, typedText } from '../platform/forms.ts';
import { OnwardFields } from './elsewhere-fields.tsx';
import {
  doubtWords,
  elsewhereWords,
  fromWords,
  NATURE_WORDS,
  shownWords,
  subjectWords,
  troubleWords,
} from './post.rules.ts';
import type { Suggested } from './suggestions.ts';

/** The case of which the sender is not known: once more, and it is attached. Of a letter: who may have written it. */
export type Unsure = { ref: string; writers: readonly { id: string; name: string }[] };

type Props = {
  mail: Mail;
  came: string;
  files: readonly MailFile[];
  suggested: Suggested;
  /** Of the case with which it is, if it may be known. */
  reference: string | undefined;
  maySort: boolean;
  attach: Filled;
  newCase: Filled;
  elsewhere: Filled;
  unsure: Unsure | undefined;
  errors: readonly FieldError[];
};

/** One piece of post, and what can become of it. */
export function PiecePage(props: Props) {
  const { mail, errors, maySort } = props;
  return (
    <>
      <p>
        <a href="/desk/post">Back to Post</a>
      </p>
      <ErrorSummary errors={errors} />
      <PageHeading title={subjectWords(mail)} lede={<Where {...props} />} />
      <div className="nhsuk-grid-row">
        <div className="nhsuk-grid-column-two-thirds">
          <Piece {...props} />
        </div>
        <div className="nhsuk-grid-column-one-third">{maySort && <Sorting {...props} />}</div>
      </div>
    </>
  );
}

function Where({ mail, reference }: Props) {
  if (mail.place === 'case')
    return (
      <>
        With case <a href={`/desk/cases/${reference}`}>{reference}</a>
      </>
    );
  if (mail.place === 'elsewhere') return <>Not for us. {elsewhereWords(mail)}</>;
  if (mail.place === 'unread') return <>Is being read</>;
  return mail.place === 'apart' ? NATURE_WORDS[mail.nature] : 'Waits to be sorted';
}

/** Where it is not yet said why it is in doubt. */
function diedWords({ doubt, place }: Mail, { people, died }: Suggested): string {
  const [dead] = people.length === 0 && place === 'post' && doubt !== 'sender_died' ? died : [];
  return dead ? `${dead.name}, who has this address, has died. Find out who wrote it.` : '';
}

function Piece({ mail, came, files, suggested }: Props) {
  const from = mail.from_name ? `${mail.from_name}${mail.from_address && ` <${mail.from_address}>`}` : fromWords(mail);
  return (
    <>
      {[...troubleWords(mail), doubtWords(mail, suggested), diedWords(mail, suggested)].filter(Boolean).map((words) => (
        <Need key={words}>{words}</Need>
      ))}
      <SummaryList
        rows={[
          { key: 'From', value: from },
          ...(mail.to_words ? [{ key: 'To', value: mail.to_words }] : []),
          { key: 'Came', value: came },
        ]}
      />
      {mail.words.trim() && (
        <div className="app-post__text">
          <QuotedWords text={shownWords(mail.words)} hiddenName={`of ${subjectWords(mail)}`} />
        </div>
      )}
      {files.length > 0 && <Attached mail={mail} files={files} />}
      {mail.channel === 'email' && mail.reading !== 'too_large' && mayHave(mail) && (
        <p>
          <a href={`/desk/post/${mail.id}/original`}>Download the original email</a>{' '}
          <span className="app-secondary">{sizeWords(mail.size)}</span>
        </p>
      )}
    </>
  );
}

const mayHave = ({ scan }: Mail) => scan === 'clean' || scan === 'unscanned';

function Attached({ mail, files }: Pick<Props, 'mail' | 'files'>) {
  return (
    <>
      <h2 className="nhsuk-heading-s">{mail.channel === 'email' ? 'Attachments' : 'Scanned'}</h2>
      <ul className="app-files">
        {files.map(({ file, name, kind, refused, size }) => (
          <li key={file}>
            <p className="app-files__name">
              {kind && mayHave(mail) ? <a href={`/desk/post/${mail.id}/files/${file}`}>{name}</a> : name}{' '}
              <span className="app-secondary">{sizeWords(size)}</span>
            </p>
            {refused && (
              <p className="app-secondary">
                Not taken into a case: {REFUSAL_WORDS[refused as Refusal] ?? 'we do not take this kind.'} The original
                email holds it.
              </p>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Sorting(props: Props) {
  const { mail } = props;
  if (mail.place === 'unread') return null;
  if (mail.place !== 'post')
    return (
      <Card title="Was that wrong?">
        <PostButton
          kind="secondary"
          action={`/desk/post/${mail.id}/waiting`}
          label={mail.place === 'apart' ? 'Sort it by hand' : 'Put it back into Post'}
        />
      </Card>
    );
  return (
    <>
      <Attach {...props} />
      <NewCase {...props} />
      <Elsewhere {...props} />
    </>
  );
}

const MOST_CASES = 6;

function Attach({ mail, suggested, attach, unsure }: Props) {
  const action = `/desk/post/${mail.id}/case`;
  const ref = typedText(attach, 'ref');
  return (
    <Card title="Attach to a case">
      {suggested.cases.slice(0, MOST_CASES).map(({ kase, isParty }) => (
        <div key={kase.id} className="app-post__case">
          <p>
            <a href={`/desk/cases/${kase.ref}`}>{kase.ref}</a> {TYPE_WORDS[kase.type]}
            {kase.closed_at ? ', closed' : ''}
            {!isParty && <span className="app-secondary"> – named in the subject; the sender is not in it</span>}
          </p>
          {isParty && (
            <PostButton
              kind="secondary"
              action={action}
              fields={{ ref: kase.ref }}
              label="Attach"
              hiddenName={`to ${kase.ref}`}
            />
          )}
        </div>
      ))}
      <form method="post" action={action} noValidate>
        {unsure && <HiddenFields fields={{ sure: unsure.ref }} />}
        <TextField
          {...fieldOf(attach, 'ref')}
          label="Number of the case"
          hint="Like PAL-26-0412"
          width={20}
          autoComplete="off"
        />
        {unsure && unsure.writers.length > 0 && (
          <Radios
            {...fieldOf(attach, 'person')}
            label="Who wrote it?"
            choices={[
              ...unsure.writers.map(({ id, name }) => ({ value: id, label: name })),
              { value: '', label: 'Somebody else, or not known' },
            ]}
          />
        )}
        <Button kind="secondary" label={unsure && unsure.ref === ref ? 'Attach it all the same' : 'Attach'} />
      </form>
    </Card>
  );
}

function NewCase({ mail, suggested, newCase }: Props) {
  const people = suggested.people;
  const chosen = typedText(newCase, 'person') || (people[0]?.id ?? '');
  return (
    <Card title="New case">
      <MiniDetails summary="Open a case with these words" open={newCase.errors.length > 0}>
        <form method="post" action={`/desk/post/${mail.id}/new-case`} noValidate>
          <Radios
            {...fieldOf(newCase, 'type')}
            label="What is it?"
            choices={CASE_TYPES.map((value) => ({ value, label: TYPE_WORDS[value] }))}
          />
          {people.length > 0 && (
            <Radios
              {...fieldOf(newCase, 'person')}
              value={chosen}
              label="Who wrote?"
              choices={[
                ...people.map(({ id, name }) => ({ value: id, label: name })),
                { value: '', label: 'Somebody else' },
              ]}
            />
          )}
          <TextField
            {...fieldOf(newCase, 'name')}
            value={typedText(newCase, 'name') || (people.length === 0 ? mail.from_name : '')}
            label={people.length > 0 ? 'Name of somebody else' : 'Name of whoever wrote'}
            autoComplete="off"
          />
          <Button label="Open a case" />
        </form>
      </MiniDetails>
    </Card>
  );
}

function Elsewhere({ mail, elsewhere }: Props) {
  return (
    <Card title="Not for us">
      <MiniDetails summary="Say why, and where it went" open={elsewhere.errors.length > 0}>
        <form method="post" action={`/desk/post/${mail.id}/elsewhere`} noValidate>
          <p>If somebody waits for an answer from PALS, open a case instead.</p>
          <OnwardFields filled={elsewhere} />
          <Button kind="secondary" label="Not for us" />
        </form>
      </MiniDetails>
    </Card>
  );
}
