import { BackToCase } from '../cases/index.ts';
import { Button, ButtonLink, ButtonRow, PostButton } from '../platform/components/buttons.tsx';
import { Checkboxes, Radios, TextField } from '../platform/components/fields.tsx';
import { HandOut } from '../platform/components/hand-out.tsx';
import { Banner, ErrorSummary, Need } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Card, Details, RailBlock } from '../platform/components/panels.tsx';
import { errorOf, type Filled, typedList } from '../platform/forms.ts';
import { readTicks, tickOf } from '../platform/seen.ts';
import { type Day, dateTimeWords, dateWords } from '../platform/time.ts';
import type { Help } from './help.ts';
import { NothingNear } from './list.tsx';
import { reachOf } from './reach.rules.ts';
import { TellingFields } from './telling-fields.tsx';
import { HELPED, HELPED_WORDS, HOW_WORDS, notInWriting, toldTitle, wordsTold } from './told.rules.ts';
import type { Told } from './told.ts';

type Who = { id: string; name: string };

export type ToldProps = {
  reference: string;
  told: readonly Told[];
  asking: ReadonlyMap<string, Date>;
  names: ReadonlyMap<string, string>;
  staff: ReadonlyMap<string, string>;
  asked: { q: string; where: string };
  /** What can be ticked: what was found, and what was ticked before. */
  offered: readonly Help[];
  /** Some of what was found is in the place that was asked for, or no place was. */
  near: boolean;
  people: readonly Who[];
  filled: Filled;
  wrong: string | undefined;
  done: string | undefined;
  today: Day;
  now: Date;
};

/** Where to find help: chosen in one look, kept with the case as it stood. */
export function ToldPage(props: ToldProps) {
  const { reference, told, asked, offered, near, filled, wrong, done } = props;
  const at = `/desk/cases/${reference}/help`;
  const errors = wrong ? [{ field: 'helped', message: wrong }] : filled.errors;
  return (
    <>
      <ErrorSummary errors={errors} />
      {done && <Banner>{done}</Banner>}
      <BackToCase reference={reference} />
      <PageHeading title="Where to find help" />
      <form className="app-card app-find" method="get" action={at}>
        <div className="app-filter__fields">
          <TextField name="q" label="What do they need?" type="search" value={asked.q} />
          <TextField name="where" label="Town or postcode" type="search" value={asked.where} />
          <div className="nhsuk-form-group">
            <Button label="Find" kind="secondary" />
          </div>
        </div>
      </form>
      {!near && offered.length > 0 && <NothingNear where={asked.where} />}
      {offered.length > 0 ? <Choose {...props} /> : asked.q && <p>{`No match for “${asked.q}”. Try fewer letters.`}</p>}
      {told.length > 0 && <h2 className="nhsuk-heading-m">What they were told</h2>}
      {told.map((one) => (
        <ToldCard key={one.id} one={one} {...props} />
      ))}
    </>
  );
}

function Choose({ reference, offered, people, filled, asked, today }: ToldProps) {
  const ticked = readTicks(typedList(filled, 'entry'));
  const tick = (help: Help) => tickOf(help.key, wordsTold(help));
  return (
    <form method="post" action={`/desk/cases/${reference}/help`} noValidate>
      <input type="hidden" name="q" value={asked.q} />
      <input type="hidden" name="where" value={asked.where} />
      <Checkboxes
        name="entry"
        label="What did you tell them of?"
        error={errorOf(filled, 'entry')}
        values={offered.filter(({ key }) => ticked.has(key)).map(tick)}
        choices={offered.map((help) => ({ value: tick(help), label: help.name, hint: hintOf(help, today) }))}
      />
      <TellingFields people={people} filled={filled} />
      <ButtonRow>
        <Button label="Keep it with the case" />
      </ButtonRow>
    </form>
  );
}

function hintOf(help: Help, today: Day): string {
  const doubt = notInWriting(help, today);
  const { phone } = reachOf(help);
  return [help.summary, doubt && phone ? `${phone}.` : phone, doubt && `${doubt}.`].filter(Boolean).join(' ');
}

function ToldCard({ one, reference, asking, names, staff, now }: ToldProps & { one: Told }) {
  const at = `/desk/cases/${reference}/help/${one.id}`;
  const due = asking.get(one.id);
  return (
    <Card title={`${names.get(one.person_id ?? '') ?? 'Somebody'}, ${dateTimeWords(one.made_at, now)}`} heading="h3">
      <p className="app-secondary">{`${HOW_WORDS[one.how]} – ${staff.get(one.made_by) ?? 'a colleague'}`}</p>
      {one.waits && <Need>It has not gone yet. Finish it under “Letters”.</Need>}
      {one.entries.map(({ id, words, helped }) => (
        <div key={id}>
          <p className="app-as-typed">{words}</p>
          {helped && <p>{HELPED_WORDS[helped]}.</p>}
        </div>
      ))}
      <ButtonRow>
        {one.waits && <ButtonLink href={`/desk/cases/${reference}/letters`} kind="secondary" label="Letters" />}
        <ButtonLink href={`${at}/leaflet`} kind="quiet" label="On paper" />
        <ButtonLink href={`${at}/leaflet?format=large`} kind="quiet" label="In large print" />
      </ButtonRow>
      {due && (
        <>
          <p>{`We ask whether it helped on ${dateWords(due, now)}, as they agreed.`}</p>
          <ButtonRow>
            <PostButton action={`${at}/no-asking`} kind="quiet" label="They do not want to be asked" />
          </ButtonRow>
        </>
      )}
      <Outcome one={one} at={at} />
    </Card>
  );
}

function Outcome({ one, at }: { one: Told; at: string }) {
  return (
    <Details summary="Did it help?">
      <form method="post" action={`${at}/outcomes`} noValidate>
        {one.entries.map(({ id, name, helped }) => (
          <Radios
            key={id}
            name={`helped_${id}`}
            label={name}
            value={helped ?? ''}
            inline
            choices={HELPED.map((value) => ({ value, label: HELPED_WORDS[value] }))}
          />
        ))}
        <Button kind="secondary" label="Save what they said" />
      </form>
    </Details>
  );
}

type LeafletProps = { trust: string; phone: string | null; told: Told; large: boolean; back: string; now: Date };

/** To hand over: nobody's name stands on it, and nothing of the case. */
export function Leaflet({ trust, phone, told, large, back, now }: LeafletProps) {
  return (
    <HandOut
      title={toldTitle(told.entries)}
      lede={`${trust}, PALS, ${dateWords(told.made_at, now)}`}
      large={large}
      back={back}
    >
      {told.entries.map(({ id, words }) => (
        <p className="app-as-typed" key={id}>
          {words}
        </p>
      ))}
      <p>{`If a number does not work, or this is not what you need, ${phone ? `call PALS on ${phone}` : 'call PALS'}.`}</p>
    </HandOut>
  );
}

/** On the page of the case. */
export function ToldBlock({
  reference,
  told,
  names,
  now,
  mayWrite,
}: Pick<ToldProps, 'reference' | 'told' | 'names' | 'now'> & { mayWrite: boolean }) {
  return (
    <RailBlock
      title="Where to find help"
      action={mayWrite && <a href={`/desk/cases/${reference}/help`}>Tell them more</a>}
    >
      {told.map((one) => (
        <p key={one.id}>
          {`${names.get(one.person_id ?? '') ?? 'Somebody'} was told of ${one.entries.map(({ name }) => name).join(', ')}, ${dateWords(one.made_at, now)}.`}
          {one.waits && ' It has not gone yet.'}
          {one.entries.some(({ helped }) => helped) &&
            ` ${one.entries.flatMap(({ name, helped }) => (helped ? `${name}: ${HELPED_WORDS[helped].toLowerCase()}` : [])).join('. ')}.`}
        </p>
      ))}
    </RailBlock>
  );
}
