import { BackToCase } from '../cases/index.ts';
import { Button, ButtonLink, ButtonRow, PostButton } from '../platform/components/buttons.tsx';
import { Checkboxes, Radios, Select, TextArea, TextField } from '../platform/components/fields.tsx';
import { ErrorSummary, InsetText } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { RailBlock } from '../platform/components/panels.tsx';
import { errorOf, type Filled, typedList, typedText } from '../platform/forms.ts';
import { AGREED_HOW, AGREED_WORDS, type RequestKind, SENT_HOW, SENT_WORDS, TEAM_WORDS } from './referrals.rules.ts';

type Props = {
  reference: string;
  organisations: readonly { code: string; name: string }[];
  teams: Record<RequestKind, string>;
  filled: Filled;
};

const fieldsOf = (filled: Filled) => (name: string) => ({
  name,
  value: typedText(filled, name),
  error: errorOf(filled, name),
});

/** What is not for this PALS: one question, and under each answer only what belongs to it. */
export function ReferralPage({ reference, organisations, teams, filled }: Props) {
  const field = fieldsOf(filled);
  return (
    <>
      <BackToCase reference={reference} />
      <ErrorSummary errors={filled.errors} />
      <PageHeading title="Not for this PALS" />
      <form method="post" action={`/desk/cases/${reference}/referrals`} noValidate>
        <Radios
          {...field('kind')}
          label="What do you do with it?"
          choices={[
            { value: 'told', label: 'I told them whom to ask' },
            { value: 'passed', label: 'I hand it on, they agreed', children: <Passing filled={filled} /> },
            { value: 'records', label: 'They want their records', children: <Team words={teams.records} /> },
            { value: 'foi', label: 'A freedom of information request', children: <Team words={teams.foi} /> },
          ]}
        />
        <div data-show-when="kind=told|passed">
          <Select
            {...field('organisation')}
            label="Which organisation?"
            hint="If you told them whom to ask, or hand it on."
            blank="Choose an organisation"
            choices={organisations.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </div>
        <div data-show-when="kind=records|foi">
          <TextField {...field('received_on')} label="When did their request reach us?" width={10} />
        </div>
        <div data-show-when="kind=passed|records|foi">
          <TextField {...field('sent_on')} label="When was it sent?" width={10} />
        </div>
        <div data-show-when="kind=records|foi">
          <Checkboxes
            name="told"
            label="Do they know?"
            values={typedList(filled, 'told')}
            error={errorOf(filled, 'told')}
            choices={[{ value: 'yes', label: 'I told them who has it and by when they answer' }]}
          />
        </div>
        <ButtonRow>
          <Button label="Save" />
          <ButtonLink kind="quiet" href={`/desk/cases/${reference}`} label="Cancel" />
        </ButtonRow>
      </form>
    </>
  );
}

function Passing({ filled }: { filled: Filled }) {
  const field = fieldsOf(filled);
  const choices = <T extends string>(all: readonly T[], words: Record<T, string>) =>
    all.map((value) => ({ value, label: words[value] }));
  return (
    <>
      <TextField {...field('agreed_by')} label="Who agreed that it leaves us?" autoComplete="off" />
      <Radios {...field('agreed_how')} label="How?" inline choices={choices(AGREED_HOW, AGREED_WORDS)} />
      <TextArea {...field('what')} label="What was sent?" rows={2} />
      <Radios {...field('sent_how')} label="How was it sent?" inline choices={choices(SENT_HOW, SENT_WORDS)} />
      <Checkboxes
        name="check"
        label="And then?"
        values={typedList(filled, 'check')}
        choices={[{ value: 'yes', label: 'Remind me in 10 working days to ask whether they answered' }]}
      />
    </>
  );
}

function Team({ words }: { words: string }) {
  return <InsetText>{words}</InsetText>;
}

export type ReferralLine = { id: string; words: string; answered: boolean };

/** On the page of a case. */
export function ReferralBlock({
  reference,
  lines,
  mayWrite,
}: {
  reference: string;
  lines: readonly ReferralLine[];
  mayWrite: boolean;
}) {
  const at = `/desk/cases/${reference}/referrals`;
  return (
    <RailBlock title="Gone elsewhere" action={mayWrite && <a href={at}>Add</a>}>
      {lines.map(({ id, words, answered }) => (
        <div key={id}>
          <p>{words}</p>
          {mayWrite && !answered && <PostButton kind="quiet" action={`${at}/${id}/answer`} label="They answered" />}
        </div>
      ))}
    </RailBlock>
  );
}

type TeamsProps = {
  teams: readonly { kind: RequestKind; name: string; email: string; phone: string; checked: string }[];
  filled: Filled | undefined;
  saved: boolean;
};

/** Where requests go that are not for PALS. */
export function TeamsPage({ teams, filled, saved }: TeamsProps) {
  return (
    <>
      {filled && <ErrorSummary errors={filled.errors} />}
      <PageHeading title="Records and information requests" lede={saved ? 'Saved.' : undefined} />
      {teams.map(({ kind, checked, ...known }) => {
        const mine = filled && typedText(filled, 'team') === kind ? filled : { typed: { ...known }, errors: [] };
        const field = fieldsOf(mine);
        return (
          <form key={kind} method="post" action="/desk/settings/own-teams" noValidate>
            <h2>{TEAM_WORDS[kind]}</h2>
            <p>{checked}</p>
            <input type="hidden" name="team" value={kind} />
            <TextField {...field('name')} id={`${kind}-name`} label="Name" />
            <TextField {...field('email')} id={`${kind}-email`} label="Email" type="email" />
            <TextField {...field('phone')} id={`${kind}-phone`} label="Phone" type="tel" width={20} />
            <Button label="Save and mark as checked" hiddenName={`: ${TEAM_WORDS[kind]}`} kind="secondary" />
          </form>
        );
      })}
    </>
  );
}
