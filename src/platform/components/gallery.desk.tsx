import { Button } from './buttons.tsx';
import { ChipList } from './chips.tsx';
import { HelpStrip } from './help-strip.tsx';
import { IdentityBar } from './identity-bar.tsx';
import { PromptCard, PromptCards } from './prompt-card.tsx';
import { SaveBar } from './save-bar.tsx';
import { Specimen, State } from './specimen.tsx';
import { StatusTag } from './status-tag.tsx';
import { TileGrid } from './tile-grid.tsx';
import { Timeline, TimelineEntry, TimelineUpdates } from './timeline.tsx';

const at = { words: '24 November, 11:20am', iso: '2026-11-24T11:20:00Z' };

export function DeskSpecimens() {
  return (
    <>
      <Specimen name="IdentityBar">
        <State name="two lines">
          <IdentityBar
            name="Grace Okafor"
            heading="h4"
            reference="PAL-26-0412"
            status={<StatusTag tone="orange">Ready to tell them</StatusTag>}
            facts={[
              { text: 'Can ask with name: Ward 7B', icon: 'sharing' },
              { text: 'Call by 3pm today', icon: 'promise', strong: true },
            ]}
            notes={[{ text: 'Phone after 2pm. Do not leave voicemail.', icon: 'contact' }]}
            aside="Priya is also looking at this."
          />
        </State>
      </Specimen>
      <TimelineSpecimens />
      <CallSpecimens />
      <Specimen name="TileGrid">
        <State name="quick log">
          <TileGrid
            action="/components"
            name="topic"
            tiles={[
              { value: 'where', label: 'Where is…', count: 6 },
              { value: 'visiting', label: 'Visiting' },
              { value: 'phone', label: 'Phone number' },
              { value: 'appointment', label: 'Appointment' },
              { value: 'parking', label: 'Parking and travel', count: 2 },
              { value: 'lost', label: 'Lost property' },
              { value: 'complain', label: 'How to complain' },
              { value: 'other', label: 'Something else' },
            ]}
          />
        </State>
      </Specimen>
    </>
  );
}

function TimelineSpecimens() {
  return (
    <Specimen name="Timeline">
      <State name="every kind of entry">
        <Timeline label="Examples of entries">
          <TimelineEntry
            kind="answer"
            title="Answer from Ward 7B"
            at={at}
            by="Sister J Cole"
            body="A carer is booked."
            mark="We can share this with the family: yes"
          />
          <TimelineEntry kind="question" title="Question sent to Ward 7B" at={at} by="Sam Reid" />
          <TimelineEntry kind="contact" title="Call from Grace Okafor" at={at} by="Sam Reid" body={longNote} />
          <TimelineEntry
            kind="note"
            title="Note"
            at={at}
            by="Sam Reid"
            body="Asked about parking."
            struck={{ by: 'Sam Reid', reason: 'belongs to another case' }}
          />
          <TimelineUpdates count={3}>
            <p>Question opened, 9:02am. Reminder set, 9:00am. Aim started, 23 November.</p>
          </TimelineUpdates>
          <TimelineEntry kind="letter" title="Letter sent" at={at} by="Amir Khan" />
          <TimelineEntry kind="visit" title="Visit to Ward 7B" at={at} by="Sam Reid" />
          <TimelineEntry kind="promise" title="Promise moved to 4pm" at={at} by="Sam Reid" />
          <TimelineEntry kind="sharing" title="Can ask with name: Ward 7B" at={at} by="Grace Okafor by phone" />
          <TimelineEntry kind="system" title="Aim started" at={at} />
        </Timeline>
      </State>
    </Specimen>
  );
}

function CallSpecimens() {
  return (
    <>
      <Specimen name="HelpStrip, PromptCard, Chips">
        <State name="strip, with one card open">
          <HelpStrip
            label="Help with this call"
            cards={[
              { id: 'specimen-upset', title: 'Very upset' },
              { id: 'specimen-angry', title: 'Angry or abusive' },
            ]}
            ask={<Button kind="quiet" type="button" label="Ask a colleague to join" />}
          />
          <PromptCards>
            <PromptCard
              id="specimen-upset"
              title="Very upset"
              open
              closeHref="#desk"
              say={[
                'Take your time. I am not going anywhere.',
                'Would it help if I told you what I have written so far?',
              ]}
              ask={['Is somebody with you?']}
              actions={<Button kind="secondary" type="button" label="Read back" />}
              avoid={['“Calm down”']}
            />
            <PromptCard
              id="specimen-angry"
              title="Angry or abusive"
              closeHref="#desk"
              say={['I can hear how angry you are. I want to get this right.']}
            />
          </PromptCards>
        </State>
        <State name="suggestions, one added">
          <ChipList
            label="Found in your notes – select to add"
            items={[
              { key: 'place:7b', label: 'Ward 7B', added: true },
              { key: 'relation:child', label: 'Caller is: daughter or son' },
            ]}
          />
        </State>
      </Specimen>
      <Specimen name="SaveBar">
        <State name="saved">
          <SaveBar finish="Finish call" later="Save for later" status="Saved at 10:42am" />
        </State>
        <State name="failing">
          <SaveBar
            finish="Finish call"
            later="Save for later"
            state="failing"
            status="Not saved. We are trying again. Keep this page open."
          />
        </State>
      </Specimen>
    </>
  );
}

const longNote = `My mum is on ward 7B and nobody has told us about her going home tomorrow. She fell last week in the bathroom at home and lay there for three hours before my brother found her.

I rang the ward on Saturday and on Sunday. On Saturday nobody answered. On Sunday they said somebody would call me back and nobody did.

I am not trying to get anyone into trouble. I want to know who will be there when she gets home, whether somebody has looked at the stairs, and who I ring if it goes wrong.`;
