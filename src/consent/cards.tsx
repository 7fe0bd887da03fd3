import { DraftForm } from '../drafts/index.ts';
import { Button, PostButton } from '../platform/components/buttons.tsx';
import { TextArea } from '../platform/components/fields.tsx';
import { FoldedForm } from '../platform/components/folded-form.tsx';
import { InsetText } from '../platform/components/messages.tsx';
import { Card, MiniDetails } from '../platform/components/panels.tsx';
import { errorOf, type Filled, typedText } from '../platform/forms.ts';
import { dateWords } from '../platform/time.ts';
import { AnswerFields, Limits } from './answer-fields.tsx';
import type { ConsentView } from './consent.pages.ts';
import { LIVE, WAITING } from './consent.rules.ts';
import type { Consent } from './consent.ts';
import { howWords, scopeWords } from './consent.words.rules.ts';
import { Evidence } from './evidence.tsx';
import { RULES } from './situations.rules.ts';

/** A form of one record that was refused: of which, and which one. */
export type RefusedOne = { id: string; noun: string; filled: Filled };

type CardProps = { row: Consent; view: ConsentView; refused: RefusedOne | undefined };

export function speakerOf(row: Consent, view: ConsentView): string {
  return view.people.get(row.speaker_id ?? '')?.name ?? '';
}

export function ConsentCard({ row, view, refused }: CardProps) {
  const { kase, now } = view;
  const base = `/desk/cases/${kase.ref}/consents/${row.id}`;
  const title =
    row.type === 'override' ? RULES.safety.title : speakerOf(row, view) || view.patientName || 'The patient';
  return (
    <Card title={title}>
      <p>{scopeWords(row, speakerOf(row, view))}</p>
      <p>{howWords(row, now)}</p>
      {row.records && <p>About: {row.records}</p>}
      {row.evidence && <p className="app-as-typed">{row.evidence}</p>}
      {row.reasons && <p className="app-as-typed">{row.reasons}</p>}
      {row.type !== 'override' && (
        <Evidence
          row={row}
          view={view}
          base={base}
          refused={refused?.noun === 'evidence' ? refused.filled : undefined}
        />
      )}
      {row.type === 'override' ? (
        <p>
          <a href={`/desk/cases/${kase.ref}/safety-sharing`}>Second person: {row.given_by}</a>
        </p>
      ) : WAITING.includes(row.state) ? (
        <Waiting row={row} view={view} base={base} refused={refused} />
      ) : null}
      {(LIVE.includes(row.state) || row.type !== 'override') && (
        <TakeBack base={base} row={row} view={view} refused={refused} />
      )}
    </Card>
  );
}

/** Two presses: "Consent" on the case, and what they said. */
function Waiting({ row, view, base, refused }: CardProps & { base: string }) {
  const closeAt = view.closeAt.get(row.id);
  const usual = RULES[row.situation].types;
  const plain = usual.includes('verbal');
  const typed = refused?.noun === 'receipt' ? refused.filled : undefined;
  const given = row.given_by || (RULES[row.situation].ask === 'the patient' ? view.patientName : '');
  return (
    <>
      {closeAt && closeAt <= view.now && (
        <InsetText>
          Nothing came back since {dateWords(row.asked_at ?? view.now, view.now)}. You can close this case as “No
          consent”: it can be opened again when it comes.
        </InsetText>
      )}
      <div className="app-buttons">
        {plain && given && (
          <>
            <PostButton
              action={`${base}/receipt`}
              label={`${view.patientCalled} said yes`}
              fields={{ type: 'verbal', given_by: given, heard_by: view.userName }}
            />
            <PostButton
              kind="secondary"
              action={`${base}/receipt`}
              label="It came in writing"
              fields={{ type: 'written', given_by: given, heard_by: view.userName }}
            />
          </>
        )}
        <PostButton
          kind={plain && given ? 'quiet' : 'secondary'}
          action={`${base}/refusal`}
          label="They said no"
          fields={{ reason: '' }}
        />
        {row.state === 'asked' && <PostButton kind="quiet" action={`${base}/chaser`} label="I asked again" />}
        <PostButton kind="quiet" action={`${base}/ending`} label="No answer came" />
      </div>
      <FoldedForm
        summary="Something else came back"
        open={(!plain || !given || typed !== undefined) && row.type !== 'override'}
        action={`${base}/receipt`}
        kind="secondary"
        button="Save the answer"
      >
        <AnswerFields
          situation={row.situation}
          prefix={`${row.id}-`}
          filled={typed ?? { typed: { given_by: given, heard_by: view.userName, type: usual[0] ?? '' }, errors: [] }}
        />
        <Limits filled={typed ?? { typed: { limits: row.limits }, errors: [] }} prefix={`${row.id}-`} />
      </FoldedForm>
    </>
  );
}

type TakeBackProps = CardProps & { base: string };

/** Taken back, or never right: each with its words, which are kept on their way. */
function TakeBack({ base, row, view, refused }: TakeBackProps) {
  const about = `withdrawal/${row.id}`;
  const draft = view.drafts.get(about);
  const field = (noun: string, label: string, hint: string) => {
    const filled = refused?.noun === noun ? refused.filled : undefined;
    const kept = noun === 'withdrawal' ? String(draft?.fields.reason ?? '') : '';
    const value = filled ? typedText(filled, 'reason') : kept;
    const error = filled && errorOf(filled, 'reason');
    const words = { name: 'reason', id: `${row.id}-${noun}`, labelSize: 's' as const, rows: 2, label, hint, value };
    return { open: error !== undefined || value !== '', area: <TextArea {...words} error={error} /> };
  };
  const back = field(
    'withdrawal',
    row.type === 'override' ? 'Why does it end?' : 'Who said so, and how?',
    'What is on its way is stopped, here and wherever this record is used.',
  );
  const wrong = field('error', 'What is wrong with it?', 'It stays, struck through, and counts no more.');
  return (
    <>
      {!WAITING.includes(row.state) && (
        <MiniDetails
          summary={row.type === 'override' ? 'Stop sharing for safety' : 'They take it back'}
          open={back.open}
        >
          <DraftForm
            action={`${base}/withdrawal`}
            draft={{ about, owner: view.userId, revision: draft?.revision ?? 0, noun: 'withdrawal' }}
          >
            {back.area}
            <Button kind="secondary" label="Stop sharing" />
          </DraftForm>
        </MiniDetails>
      )}
      <FoldedForm
        summary="Entered in error"
        open={wrong.open}
        action={`${base}/error`}
        kind="secondary"
        button="Mark as entered in error"
      >
        {wrong.area}
      </FoldedForm>
    </>
  );
}
