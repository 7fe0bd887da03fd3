/** What officers write while a case goes on. Slots as in the stories. */
export const PROGRESS = {
  /** After the service was asked. */
  asked: [
    'Rang {place}: {lead} [on a round|in a meeting|off until {soon}], left it with the [ward clerk|nurse in charge|secretary].',
    'Emailed {lead} with the question[, without the name|]. Asked for an answer by {soon}.',
    '{place} [will look into it|promised to ring back by the end of the day|wants the dates, sent them].',
    'Walked over to {place} and spoke to [the sister|the team leader]. They had not heard of it.',
    'Asked {place} by phone. Reply to me, not to {call}, as agreed.',
  ],
  /** When the service is slow. */
  chased: [
    'Chased {place}. {lead} [back tomorrow|says sorry, two people off sick|has it on the desk].',
    'No answer from {place} yet. [Deputy asked as well.|Second email, matron copied in.]',
    'Rang {place} again at {time}: [engaged|put through to the wrong office|promised for today].',
  ],
  /** When the answer comes. */
  answered: [
    '{lead} rang back.',
    'Email from {place}.',
    'Answer from {place}, {lead} had spoken to the team first.',
    '{lead} came to the PALS office.',
  ],
  /** Words kept for the next call when nobody answered. */
  missed: ['Rings out.', 'Engaged.', 'No answer, will try later.', 'Voicemail full.', 'Straight to voicemail.'],
  left: [
    'Asked {them} to ring PALS, no details left.',
    'Left my name and the number, nothing else.',
    'Said I will try again {soon}.',
  ],
  withWhom: ['{their} daughter', 'a neighbour', '{their} husband', 'a colleague', '{their} mother'],
  visited: [
    'Went up to {place}. {pt} [in the day room|asleep at first|sitting out], talked for {n}0 minutes.',
    'Met {call} at {place} with {lead}. [Calmer than on the phone.|Long talk, good one.]',
    'On {place} with {call}: went through the list point by point.',
  ],
  consent: [
    'Consent form sent [by email|by post] with a stamped envelope.',
    'Waiting for {pt} to say yes: {call} asks {them} at the visit on {soon}.',
    'Form is back, signed.',
  ],
  again: [
    '{call} rang: same thing, wanted to know if there is news.',
    'Call from {call}. [In a hurry.|Upset, talked it through.] Nothing new on our side yet, said so.',
    '{call} forgot to say: it was [the afternoon|another nurse|{day}, not later].',
    'Email from {call} with photographs. Saved with the case.',
  ],
  reopened: [
    '{call} rang again: it has not happened as promised.',
    'Back again. The new date was cancelled as well.',
    'Letter never came. {call} patient about it, asks us to look once more.',
    'Answer did not cover [the second question|what was asked]. Opened again.',
  ],
  own: [
    '{call} has had trouble before, see the older case.',
    'Asked what would put it right: [an apology|a date|that somebody listens|it must not happen to others].',
    'Spoke with {lead} about how this looks from outside. Taken well.',
    'Second call today from this clinic about the same. Mentioned at the huddle.',
    'Not a complaint, {call} said twice. Only wants it sorted.',
    '{call} works nights: mornings are bad.',
    'Advocacy offered, not wanted now.',
    'Knows about the complaints procedure. Will see how this goes.',
  ],
  learning: [
    'Ring the family before a move, not after.',
    'Letters of this clinic go out too late.',
    'Appointments line short of people on Mondays.',
    'Patients want to know how late the clinic runs.',
    'Belongings are lost at moves between wards.',
    'Discharge plans are not shared with the family.',
  ],
  safeguarding: [
    'Safeguarding team rang back: seen on the ward, safe there. {call} knows.',
    'Safeguarding lead rang back: a social worker sees them today. {call} knows what happens next.',
  ],
  message: [
    'Please ring this number back',
    'Wants to talk to you only, no details',
    'Rang about yesterday, any time after 2',
  ],
} as const;
