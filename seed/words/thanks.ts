import { patterns } from './pattern.ts';

/** Thanks, ideas, experiences, and people who want to complain. */
export const THANKS = [
  ...patterns('care', [
    [
      'self',
      'thanks',
      'medical surgical elderly',
      'Please thank everybody on {place}. [Nothing was too much trouble.|From the cleaner to the consultant.] I was frightened and they made me laugh.',
      'Passed to {lead} and read out at handover.',
    ],
    [
      'kin',
      'thanks',
      'elderly',
      'My {rel} was on {place} for {n} weeks. They washed {their} hair every Friday and called {them} by {their} name. I wanted you to know.',
      'Passed to {lead}. Card is on the staff room wall.',
    ],
    [
      'kin',
      'thanks',
      'elderly',
      'The night nurse on {place} sat with my {rel} until I came. I do not know her name. She wore a [yellow|blue] fob watch.',
      'Found out who, passed on with the family’s words.',
    ],
    [
      'kin',
      'thanks',
      'community',
      'The district nurse who comes for my {rel}’s legs is an angel. Always on time, always a joke.',
      'Passed to {lead}.',
    ],
  ]),
  ...patterns('staff', [
    [
      'self',
      'thanks',
      'clinic',
      'The receptionist at {place} saw that I was lost and walked me all the way. That is what the NHS is.',
      'Passed on to the receptionist by {lead}.',
    ],
    [
      'self',
      'thanks',
      'emergency',
      '{place} on {day}: packed, and still [the doctor sat down to talk to me|somebody brought me tea]. Thank you.',
      'Passed to {lead}, read at the huddle.',
    ],
    [
      'self',
      'thanks',
      'maternity',
      'The midwife at {place} who held my hand for {n} hours. We named our daughter after her.',
      'Passed on. Photograph of the baby too, with the parents’ yes.',
    ],
    [
      'child',
      'thanks',
      'children',
      'My {rel} was terrified of the needle and the play lady on {place} turned it into a spaceship. {they} wants to go back!',
      'Passed to the play team.',
    ],
    [
      'self',
      'thanks',
      'theatre surgical',
      'The man who wheeled me to theatre sang to me. I hope he gets to hear this.',
      'Porter found, told in front of his team.',
    ],
    [
      'self',
      'thanks',
      'facilities',
      'The lady who cleans {ward} asks every patient how they slept. She is worth gold.',
      'Passed to {lead}, nominated for the staff award.',
    ],
    [
      'self',
      'thanks',
      'imaging tests',
      'In and out of {place} in {n}0 minutes, kind, everything explained. Credit where it is due.',
      'Passed to {lead}.',
    ],
  ]),
  ...patterns('treatment', [
    [
      'self',
      'thanks',
      'clinic',
      '{dr} at {place} listened for the first time in {n} years. I am a new man.',
      'Passed to {dr}’s secretary.',
    ],
    [
      'self',
      'thanks',
      'surgical',
      'New hip {n} weeks ago, {place}. I walked to the shop today. Please tell them.',
      'Passed to {lead}.',
    ],
    [
      'kin',
      'thanks',
      'medical',
      'They gave us {n} more years with my {rel}. Thank {place} from all of us.',
      'Passed to {lead}, the team was moved.',
    ],
  ]),
  ...patterns('end_of_life', [
    [
      'kin',
      'thanks',
      'elderly',
      'My {rel} died on {place} last month. It was peaceful, they rang us in time, and somebody stayed. We will not forget it.',
      'Passed to {lead}. A card went to the family.',
    ],
  ]),
  ...patterns('transport', [
    [
      'self',
      'thanks',
      'transport',
      'The two who drove me home from {site} carried my shopping in and put the heating on.',
      'Passed to {lead}.',
    ],
    [
      'self',
      'idea',
      'facilities',
      'Put the bus times up in {place}. I see people run for it every day.',
      'Passed to {lead}, screen is on the list.',
    ],
  ]),
  ...patterns('facilities', [
    [
      'self',
      'idea',
      'facilities clinic',
      'A clock and a jug of water in the waiting room of {place}. We sit there for hours.',
      'Passed to {lead}. Water is there since {soon}.',
    ],
    [
      'self',
      'idea',
      'clinic',
      'Say on the screen at {place} how far behind the clinic is. Then I can go and have a tea.',
      'Passed to {lead}, they try a whiteboard.',
    ],
    [
      'self',
      'idea',
      'facilities',
      'Signs at {site} at the height of somebody in a wheelchair, please.',
      'Passed to the building group.',
    ],
    [
      'kin',
      'idea',
      'elderly',
      'A box by each bed on {place} for glasses and teeth, with the name on. My {rel}’s went missing twice.',
      'Passed to {lead}, starts with ten boxes.',
    ],
  ]),
  ...patterns('communication', [
    [
      'self',
      'idea',
      'booking',
      'Let us write back to the text from {place}. I can only press 1 or 2.',
      'Passed to the booking manager.',
    ],
    [
      'self',
      'experience',
      'clinic',
      'I do not want anything. I only want somebody to know how it was at {place}: [three rooms, three strangers, the same questions.|told of my illness between two doors.]',
      'Listened. With {call}’s yes told at the patient story of the board, without a name.',
    ],
    [
      'kin',
      'experience',
      'medical elderly',
      'Just for your records: {place}, my {rel}, {n} weeks. Some were wonderful. Some never looked up. I wrote it all down.',
      'Kept with the case. Read by {lead}. {call} wants no answer.',
    ],
  ]),
  ...patterns('treatment', [
    [
      'self',
      'complaint',
      'clinic surgical',
      'I want to make a formal complaint about {place}. I have written it all down, {n} pages. [I do not want it swept under the carpet.|Tell me where to send it.]',
      'Explained the choice, the steps and free independent help.',
    ],
  ]),
  ...patterns('care', [
    [
      'kin',
      'complaint',
      'medical elderly',
      'This has gone on for {months} months and I want answers in writing. My {rel} agrees, {they} has signed. It is about {place}, {their} care and how we were spoken to.',
      'Explained the choice, the steps and free independent help. Consent is with the case.',
    ],
  ]),
  ...patterns('admission', [
    [
      'kin',
      'complaint',
      'emergency medical',
      'My {rel} nearly died because {place} sent {them} home. I do not want a chat, I want it looked into properly.',
      'Explained the steps, the advocacy service and times. {call} was clear.',
    ],
  ]),
  ...patterns('communication', [
    [
      'self',
      'complaint',
      'maternity community',
      'I was promised an answer after my talk with {place} and had none. Now I want it to be a complaint.',
      'First contact kept as the date. Guide and advocacy number sent.',
    ],
  ]),
];
