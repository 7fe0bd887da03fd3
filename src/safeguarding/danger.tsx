import { HelpNumbers, type NumberShown } from '../calls/index.ts';
import { DraftForm, type DraftOf } from '../drafts/index.ts';
import { Button } from '../platform/components/buttons.tsx';
import { Checkboxes, Radios, Select, TextArea, TextField } from '../platform/components/fields.tsx';
import { Banner, ErrorSummary, InsetText } from '../platform/components/messages.tsx';
import { MiniDetails } from '../platform/components/panels.tsx';
import { errorOf, type Filled, fieldOf, typedList, typedText } from '../platform/forms.ts';
import type { Company } from './company.ts';
import { FOR_THEM, TOLD_WHOM, TOLD_WORDS } from './safeguarding.rules.ts';

export type LineShown = { id: string; title: string; by: string; words: string; outcome: string };
export type EscalationShown = {
  id: string;
  title: string;
  raised: string;
  exactWords: string;
  whereabouts: string;
  /** Somebody was told of it: what is added now can wait. */
  told: boolean;
  lines: readonly LineShown[];
};

export type ScriptShown = {
  title: string;
  say: readonly string[];
  ask: readonly string[];
  avoid: readonly string[];
  open: boolean;
};

type Props = {
  reference: string;
  safety: boolean;
  suggestsRestriction: boolean;
  kinds: readonly { value: string; label: string }[];
  /** In the order in which they are rung. */
  numbers: readonly NumberShown[];
  scripts: readonly ScriptShown[];
  escalations: readonly EscalationShown[];
  danger: Filled;
  line: Filled;
  /** The concern whose form was refused. */
  refusedOn: string | undefined;
  company: Filled;
  /** Whether somebody comes along. */
  coming: Company;
  /** Colleagues who are here now. */
  colleagues: readonly { value: string; label: string }[];
  draft: DraftOf;
  /** What was just done. */
  done: string;
};

const DONE: Record<string, string> = {
  raised: 'Saved. Ring now, then add who was told.',
  added: 'Added to the record.',
  asked: 'Asked. It stands above every page of theirs.',
  coming: 'They know that you are coming.',
};

/** Somebody may come to harm: whom to ring, what was feared, who was told. Nothing of it can be changed or deleted. */
export function DangerPage(props: Props) {
  const { reference, escalations, numbers, scripts, danger, line, refusedOn, suggestsRestriction, company } = props;
  const codes = numbers.map(({ code }) => code);
  const lineErrors = line.errors.map(({ field, message }) => ({ field: `${field}-${refusedOn}`, message }));
  return (
    <>
      <p>
        <a href={`/desk/cases/${reference}`}>Back to {reference}</a>
      </p>
      <ErrorSummary errors={[...danger.errors, ...lineErrors, ...company.errors]} />
      {DONE[props.done] && <Banner>{DONE[props.done]}</Banner>}
      <h1>Somebody is at risk</h1>
      <h2 className="nhsuk-heading-m">Ring now</h2>
      <HelpNumbers numbers={numbers} of={codes.filter((code) => !FOR_THEM.includes(code))} />
      <AskAlong {...props} />
      <MiniDetails summary="Numbers for the person themself">
        <HelpNumbers numbers={numbers} of={codes.filter((code) => FOR_THEM.includes(code))} />
      </MiniDetails>
      {scripts.map((script) => (
        <Script key={script.title} script={script} />
      ))}
      {suggestsRestriction && (
        <InsetText>
          A concern of this kind is usually known to few. A senior officer can{' '}
          <a href={`/desk/cases/${reference}/access`}>restrict this case</a>.
        </InsetText>
      )}
      {props.safety && escalations.length === 0 && (
        <InsetText>
          This case has a safety concern, and nothing is written down yet. Write it down, then add who was told.
        </InsetText>
      )}
      {escalations.map((one) => (
        <Concern key={one.id} one={one} {...props} line={one.id === refusedOn ? line : EMPTY} />
      ))}
      <Raise {...props} />
    </>
  );
}

const EMPTY: Filled = { typed: {}, errors: [] };

/** Nobody stays alone with it. */
function AskAlong({ reference, company, coming, colleagues }: Props) {
  const at = `/desk/cases/${reference}/danger/company`;
  return (
    <>
      <div data-part={at}>
        <CompanyNews company={coming} />
      </div>
      {colleagues.length > 0 && (
        <form method="post" action={at} className="app-field-button" noValidate>
          <Select
            {...fieldOf(company, 'colleague')}
            label="Ask a colleague to join you"
            blank="Whoever is free first"
            choices={colleagues}
          />
          <Button kind="secondary" label={coming.state === 'none' ? 'Ask' : 'Ask again'} />
        </form>
      )}
    </>
  );
}

/** What became of it: asked for again every few seconds while nobody has answered. */
export function CompanyNews({ company }: { company: Company }) {
  if (company.state === 'none') return null;
  const words = { asked: `Asked ${company.name}.`, coming: `${company.name} is coming.` };
  return (
    <p data-part-news="" {...(company.state === 'asked' ? { 'data-part-live': '' } : {})}>
      <strong>
        {company.state === 'refused' ? `${company.name} cannot come. Ask somebody else.` : words[company.state]}
      </strong>
    </p>
  );
}

/** What to say, ask and avoid, in the words of the trust's own help cards. */
function Script({ script }: { script: ScriptShown }) {
  const parts = [
    { title: 'Say', lines: script.say },
    { title: 'Ask', lines: script.ask },
    { title: 'Avoid', lines: script.avoid },
  ];
  return (
    <MiniDetails summary={`What to say: ${script.title}`} open={script.open}>
      {parts.map(({ title, lines }) => (
        <div key={title}>
          <h3 className="app-prompt__part">{title}</h3>
          <ul className={title === 'Say' ? 'app-prompt__say' : 'app-prompt__list'}>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      ))}
    </MiniDetails>
  );
}

function Concern({ one, reference, safety, line }: Props & { one: EscalationShown }) {
  return (
    <section className="app-act" aria-labelledby={`concern-${one.id}`}>
      <h2 className="nhsuk-heading-m" id={`concern-${one.id}`}>
        {one.title}
      </h2>
      <p className="app-secondary">Written down by {one.raised}</p>
      {one.exactWords && <p>Their exact words: “{one.exactWords}”</p>}
      {one.whereabouts && <p>Where they are: {one.whereabouts}</p>}
      {one.lines.length === 0 && <p>Nobody has been told yet.</p>}
      <ul>
        {one.lines.map(({ id, title, by, words, outcome }) => (
          <li key={id}>
            <strong>{title}</strong> <span className="app-secondary">– {by}</span>
            {words && <p>{words}</p>}
            {outcome && <p>What came of it: {outcome}</p>}
          </li>
        ))}
      </ul>
      {one.told && line.errors.length === 0 ? (
        <MiniDetails summary="Add to this record" hiddenName={`: ${one.title}`}>
          <AddLine id={one.id} reference={reference} safety={safety} filled={line} />
        </MiniDetails>
      ) : (
        <AddLine id={one.id} reference={reference} safety={safety} filled={line} />
      )}
    </section>
  );
}

type AddProps = { id: string; reference: string; safety: boolean; filled: Filled };

function AddLine({ id, reference, safety, filled }: AddProps) {
  const field = (name: string) => ({
    id: `${name}-${id}`,
    name,
    value: typedText(filled, name),
    error: errorOf(filled, name),
  });
  return (
    <form method="post" action={`/desk/cases/${reference}/danger/${id}/lines`} noValidate>
      <Radios
        {...field('told')}
        label="Who was told?"
        choices={TOLD_WHOM.map((value) => ({ value, label: TOLD_WORDS[value] }))}
      />
      <TextField {...field('name')} label="Their name and role" autoComplete="off" />
      <div className="app-field-row">
        <TextField {...field('day')} label="Day" hint="Leave empty for today" width={10} autoComplete="off" />
        <TextField {...field('time')} label="Time" hint="Like 10:44am; empty is now" width={10} autoComplete="off" />
      </div>
      <TextArea {...field('words')} label="What did you tell them? (optional)" labelSize="s" rows={2} />
      <TextArea {...field('outcome')} label="What came of it? (optional)" labelSize="s" rows={2} />
      {safety && (
        <Checkboxes
          id={`closes-${id}`}
          name="closes"
          label="Safety concern"
          values={typedList(filled, 'closes')}
          error={errorOf(filled, 'closes')}
          choices={[{ value: 'yes', label: 'Nothing more to do: take the red mark off' }]}
        />
      )}
      <Button kind="secondary" label="Add to the record" />
    </form>
  );
}

function Raise({ reference, kinds, danger, escalations, draft }: Props) {
  return (
    <section className="app-act" aria-labelledby="raise">
      <DraftForm action={`/desk/cases/${reference}/danger`} draft={draft}>
        <h2 className="nhsuk-heading-m" id="raise">
          {escalations.length > 0 ? 'Write down another concern' : 'Write it down'}
        </h2>
        <p>It stays for good: it can be added to, never changed or deleted.</p>
        <Checkboxes
          name="kinds"
          label="What are you worried about?"
          columns={2}
          values={typedList(danger, 'kinds')}
          error={errorOf(danger, 'kinds')}
          choices={kinds}
        />
        <TextArea {...fieldOf(danger, 'exact_words')} label="Their exact words (optional)" labelSize="s" rows={3} />
        <TextField {...fieldOf(danger, 'whereabouts')} label="Where are they now? (optional)" autoComplete="off" />
        <Checkboxes
          name="child"
          label="Who is at risk"
          values={typedList(danger, 'child')}
          error={errorOf(danger, 'child')}
          choices={[{ value: 'yes', label: 'A child or young person' }]}
        />
        <Button label="Save the concern" />
      </DraftForm>
    </section>
  );
}
