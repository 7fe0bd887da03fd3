import { ButtonLink } from './buttons.tsx';
import { FoldedForm } from './folded-form.tsx';
import { TextField } from './inputs.tsx';
import { Banner, EmptyState, ErrorSummary, InsetText, Need } from './messages.tsx';
import { NextStep } from './next-step.tsx';
import { Card, Details, Facts, MiniDetails, SummaryList } from './panels.tsx';
import { PrintButton } from './print-button.tsx';
import { Specimen, State } from './specimen.tsx';
import { StatusTag } from './status-tag.tsx';
import { TimeoutWords } from './timeout-dialog.tsx';

export function MessageSpecimens() {
  return (
    <>
      <Specimen name="ErrorSummary">
        <State name="two problems">
          <ErrorSummary
            still
            errors={[
              { field: 't2', message: 'Enter a time for the call, like 3pm' },
              { field: 'c3', message: 'Choose what happens next. It can be "Sorted on this call".' },
            ]}
          />
        </State>
      </Specimen>
      <Specimen name="Banner">
        <State name="success, with the way back">
          <Banner still undo={{ action: '/components', label: 'Undo' }}>
            Saved as PAL-26-0412. Next: call Grace by 4pm today.
          </Banner>
        </State>
      </Specimen>
      <TagSpecimens />
      <PanelSpecimens />
      <NextStepSpecimens />
      <Specimen name="TimeoutDialog">
        <State name="as it looks when open">
          <div className="app-dialog">
            <TimeoutWords />
          </div>
        </State>
      </Specimen>
    </>
  );
}

function TagSpecimens() {
  return (
    <Specimen name="StatusTag, Need">
      <State name="states">
        <div className="app-buttons">
          <StatusTag tone="blue">New</StatusTag>
          <StatusTag tone="white">Looking into it</StatusTag>
          <StatusTag tone="yellow">Waiting for the service</StatusTag>
          <StatusTag tone="purple">Waiting for the person</StatusTag>
          <StatusTag tone="orange">Ready to tell them</StatusTag>
          <StatusTag tone="grey">Closed</StatusTag>
          <StatusTag tone="aqua-green">Passed to complaints</StatusTag>
        </div>
      </State>
      <State name="red: only these two">
        <div className="app-buttons">
          <StatusTag tone="red">Late</StatusTag>
          <StatusTag tone="red">Safety concern</StatusTag>
        </div>
      </State>
      <State name="access needs: words, never tags">
        <Need icon="no-phone">BSL user. Do not phone.</Need>
        <Need>Large print, 18 point.</Need>
      </State>
    </Specimen>
  );
}

function PanelSpecimens() {
  return (
    <>
      <Specimen name="FoldedForm, PrintButton">
        <State name="closed">
          <FoldedForm summary="It arrived" hiddenName="for Ward 7B" action="/components" button="Save">
            <TextField name="arrived_by" label="Who said so?" width={20} />
          </FoldedForm>
        </State>
        <State name="open, after an error">
          <FoldedForm summary="End it" open action="/components" button="End this plan" kind="secondary">
            <TextField name="end_reason" label="Why does it end?" error="Write why it ends" width={20} />
          </FoldedForm>
        </State>
        <State name="on a page for paper">
          <PrintButton />
        </State>
      </Specimen>
      <Specimen name="Card, Details, MiniDetails, InsetText, EmptyState">
        <State name="card">
          <Card title="Call back – was 9:30am" action={<a href="#messages">Open case</a>}>
            <p>07700 900123. Call her Grace.</p>
          </Card>
        </State>
        <State name="card, somebody is at risk">
          <Card title="Safety concern" warning>
            <p>Tell the safeguarding lead before you close this.</p>
          </Card>
        </State>
        <State name="details">
          <Details summary="What is a complaint?">You can ask us to try to sort this out, or make a complaint.</Details>
          <MiniDetails summary="Why first?" hiddenName="Call Grace Okafor">
            <p>It is late, and the patient leaves the ward within 24 hours.</p>
          </MiniDetails>
        </State>
        <State name="inset text">
          <InsetText>You have not asked if we can share this. Until you do, it stays in PALS.</InsetText>
        </State>
        <State name="nothing here">
          <EmptyState action={<ButtonLink href="#messages" kind="secondary" label="Take one" />}>
            Nothing is due today. 4 new cases have no owner.
          </EmptyState>
        </State>
      </Specimen>
      <Specimen name="SummaryList, Facts">
        <State name="with changes">
          <SummaryList
            rows={[
              {
                key: 'Caller',
                value: 'Grace Okafor',
                action: { href: '#messages', label: 'Change', hiddenName: 'caller' },
              },
              { key: 'Patient', value: 'Ada Okafor, Ward 7B' },
            ]}
          />
        </State>
        <State name="facts of a narrow column">
          <Facts
            rows={[
              { key: 'Phone', value: '4471' },
              { key: 'Visiting', value: '2pm to 8pm' },
            ]}
          />
        </State>
      </Specimen>
    </>
  );
}

function NextStepSpecimens() {
  return (
    <Specimen name="NextStep">
      <State name="later, soon, late, and none">
        <NextStep
          title="Call Grace by 3pm today"
          detail="Ward 7B answered at 11:20am. Not told yet."
          actions={<ButtonLink href="#messages" label="Call Grace" />}
          route="Handled informally – Grace’s choice, 23 November by phone."
        />
        <NextStep title="Read the answer from Ward 4A" tone="soon" detail="Due in 40 minutes." />
        <NextStep
          title="Call Grace"
          tone="late"
          detail="You said you would call by 9:30am. It is 1 hour 10 minutes late."
        />
        <NextStep title="This case has no next step. Choose one or close it." />
      </State>
    </Specimen>
  );
}
