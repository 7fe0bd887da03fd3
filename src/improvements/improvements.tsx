import { Button, ButtonLink, ButtonRow, HiddenFields, PostButton } from '../platform/components/buttons.tsx';
import { Checkboxes, Select, TextArea, TextField, TypeaheadField } from '../platform/components/fields.tsx';
import {
  Banner,
  EmptyState,
  ErrorSummary,
  type FieldError,
  InsetText,
  Need,
} from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Card } from '../platform/components/panels.tsx';
import { SecondaryNav } from '../platform/components/secondary-nav.tsx';
import { LinesTable } from '../platform/components/table.tsx';
import { errorOf, type Filled, fieldOf, typedText } from '../platform/forms.ts';
import { dateWords } from '../platform/time.ts';
import { EVERYWHERE } from './improvements.forms.ts';
import { type ImprovementState, STATE_WORDS, STATES } from './improvements.rules.ts';
import { YouSaidCard } from './outside.tsx';
import type { Wants } from './tables.ts';

const AT = '/desk/improvements';

export type View = 'all' | 'check' | 'public' | 'tell';
const VIEW_WORDS: Record<View, string> = {
  all: 'All',
  check: 'For you to check',
  public: 'On the public page',
  tell: 'To tell by hand',
};
const EMPTY_WORDS: Record<View, string> = {
  all: 'Nothing is here yet.',
  check: 'There is nothing for you to check.',
  public: 'Nothing is on the public page.',
  tell: 'Nobody waits to be told.',
};

type ListProps = {
  lines: readonly { id: string; said: string; state: ImprovementState; public: string; where: string; by: string }[];
  view: View;
  counts: readonly (readonly [View, number])[];
  mayWrite: boolean;
};

export function ImprovementList({ lines, view, counts, mayWrite }: ListProps) {
  const add = <ButtonLink href={`${AT}/new`} label="Add" hiddenName="what changed" />;
  return (
    <>
      <PageHeading title="You said, we did" lede="What changed because people told us" actions={mayWrite && add} />
      <SecondaryNav
        label="You said, we did"
        items={counts.map(([of, count]) => ({
          ...{ href: of === 'all' ? AT : `${AT}?view=${of}`, label: VIEW_WORDS[of], current: of === view, count },
        }))}
      />
      {lines.length === 0 ? (
        <EmptyState action={mayWrite && view === 'all' && add}>{EMPTY_WORDS[view]}</EmptyState>
      ) : (
        <LinesTable
          label="What changed"
          heads={['What people told us', 'Where', 'How far', 'Public']}
          rows={lines.map((line) => ({
            id: line.id,
            cells: [
              <a key="said" href={`${AT}/${line.id}`}>
                {firstWords(line.said)}
              </a>,
              line.where,
              STATE_WORDS[line.state],
              line.public,
            ],
          }))}
        />
      )}
      <p>
        <a href="/you-said-we-did">What the public reads</a>
      </p>
    </>
  );
}

const firstWords = (words: string) => (words.length > 90 ? `${words.slice(0, 90).replace(/\s\S*$/, '')} …` : words);

type EditProps = {
  id: string | undefined;
  filled: Filled;
  sites: readonly { id: string; name: string }[];
  theirs: Readonly<Record<string, string>> | undefined;
  shown: boolean;
};

export function EditImprovement({ id, filled, sites, theirs, shown }: EditProps) {
  const field = (name: string) => fieldOf(filled, name);
  return (
    <>
      <ErrorSummary errors={filled.errors} />
      <PageHeading
        title={id ? 'Change what changed' : 'Add what changed'}
        lede="Plain words, for everybody. Nobody can be known by them."
      />
      {shown && (
        <Need>The public reads this. Once you save, it comes off the page until a colleague has checked it.</Need>
      )}
      <form method="post" action={id ? `${AT}/${id}` : AT} noValidate data-ctrl-enter="">
        <HiddenFields fields={{ version: id && typedText(filled, 'version') }} />
        <TextArea
          {...field('said')}
          label="What people told us"
          hint="Like “We did not know when we would see a doctor”"
          rows={3}
        />
        <Select
          {...field('site')}
          label="Where"
          blank="Choose where"
          choices={[
            { value: EVERYWHERE, label: 'Everywhere' },
            ...sites.map(({ id: value, name }) => ({ value, label: name })),
          ]}
        />
        <TypeaheadField
          name="place"
          label="Ward or service (optional)"
          source="/desk/places/suggestions"
          value={{ text: typedText(filled, 'place'), id: typedText(filled, 'place_id') }}
          error={errorOf(filled, 'place')}
        />
        <Select
          {...field('state')}
          label="How far is it?"
          choices={STATES.map((value) => ({ value, label: STATE_WORDS[value] }))}
        />
        <TextArea
          {...field('changed')}
          label="What changed"
          hint="What is different now. “Noted” or “staff reminded” is no change"
          rows={3}
        />
        <TextField {...field('changed_on')} label="When it changed" hint="Like 3 November" width={20} />
        <TextArea
          {...field('effect')}
          label="How we know that it is better"
          hint="Like “9 of 10 people say now that they were told”"
          rows={3}
        />
        <TextArea {...field('still')} label="What is still being worked on (optional when done)" rows={2} />
        <TextArea {...field('declined_why')} label="Why it is declined (only then)" rows={2} />
        <ButtonRow>
          <Button label="Save" />
          <ButtonLink kind="quiet" href={id ? `${AT}/${id}` : AT} label="Cancel" />
        </ButtonRow>
      </form>
      {theirs && (
        <Card title="What your colleague saved">
          {['said', 'changed', 'changed_on', 'effect', 'still', 'declined_why'].map((name) => (
            <p className="app-as-typed" key={name}>
              {theirs[name]}
            </p>
          ))}
        </Card>
      )}
    </>
  );
}

type Line = {
  id: string;
  wants: Wants;
  kase: { ref: string; after_death: boolean };
};
type ToldLine = { id: string; name: string; told_at: Date | null; told_by: string | null; how: string; fate: string };

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
  links: readonly Line[];
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
      <Cases {...props} />
      <Told {...props} />
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
                {...withError(error('nobody_known'))}
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
                {...withError(error('colleague'))}
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

const withError = (error: string | undefined) => (error ? { error } : {});
const WANTS_WORDS: Record<Wants, string> = {
  yes: 'wants to hear',
  no: 'does not want to hear',
  not_asked: 'not asked if they want to hear',
};

function Cases({ it, links, mayWrite, typedRef, errors, few }: PageProps) {
  const at = `${AT}/${it.id}`;
  return (
    <section aria-labelledby="cases">
      <h2 className="nhsuk-heading-m" id="cases">
        Cases in which it was said
      </h2>
      <p className="app-secondary">
        The public sees nothing of them.
        {few && links.length > 0 && ' Fewer than 5: take care that nobody can be known.'}
      </p>
      {links.length === 0 && <p>No case is linked.</p>}
      {links.map(({ id, kase, wants }) => (
        <Card key={id}>
          <p>
            <a href={`/desk/cases/${kase.ref}`}>{kase.ref}</a>: {WANTS_WORDS[wants]}
            {kase.after_death && '. After a death'}
          </p>
          {mayWrite && (
            <div className="app-buttons">
              {(['yes', 'no'] as const)
                .filter((other) => other !== wants)
                .map((other) => (
                  <PostButton
                    key={other}
                    kind="quiet"
                    action={`${at}/cases/${id}/wishes`}
                    fields={{ wants: other }}
                    label={other === 'yes' ? 'They want to hear' : 'They do not want to hear'}
                    hiddenName={`: ${kase.ref}`}
                  />
                ))}
              <PostButton kind="quiet" action={`${at}/cases/${id}/removal`} label="Take off" hiddenName={kase.ref} />
            </div>
          )}
        </Card>
      ))}
      {mayWrite && (
        <form method="post" action={`${at}/cases`} noValidate>
          <TextField
            name="ref"
            label="Link a case"
            hint="Its number, like PAL-26-0412"
            value={typedRef}
            width={20}
            {...withError(errors.find(({ field }) => field === 'ref')?.message)}
          />
          <Select
            name="wants"
            label="Do they want to hear what changed?"
            value="not_asked"
            choices={[
              { value: 'not_asked', label: 'Not asked yet' },
              { value: 'yes', label: 'Yes' },
              { value: 'no', label: 'No' },
            ]}
          />
          <Button kind="secondary" label="Link it" />
        </form>
      )}
    </section>
  );
}

function Told({ it, told, links, names, now, publicNow, mayWrite }: PageProps) {
  const at = `${AT}/${it.id}`;
  if (links.length === 0 && told.length === 0) return null;
  return (
    <section aria-labelledby="told">
      <h2 className="nhsuk-heading-m" id="told">
        Who has been told
      </h2>
      {told.length === 0 && <p>Nobody who said it has been told yet.</p>}
      <ul className="nhsuk-list">
        {told.map(({ id, name, told_at, told_by, how, fate }) => (
          <li key={id}>
            {name}:{' '}
            {!told_at
              ? 'to be told by you or a colleague.'
              : how === 'by_hand'
                ? `told by ${names.get(told_by ?? '') ?? 'a colleague'}, ${dateWords(told_at, now)}.`
                : fate}
            {!told_at && mayWrite && (
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
