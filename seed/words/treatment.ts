import { patterns } from './pattern.ts';

/** Treatment, medicines, access to it, consent, the end of life, and after a death. */
export const TREATMENT = [
  ...patterns('treatment', [
    ['self', 'concern', 'surgical', 'My [wrist|ankle|shoulder] still does not work {months} months after {place}. I was told it healed fine. I cannot [hold a cup|get up the stairs|do my job].', 'New X-ray and an appointment with {dr} on {soon}. {call} will decide after that.'],
    ['self', 'concern', 'emergency', 'I was sent home from {place} with a sprain. My GP sent me back: it was broken. {n} days I walked on it.', '{lead} looked at the X-ray again: missed. Letter with apology. Duty of candour talk offered.'],
    ['kin', 'concern', 'medical', 'Nobody will say what is wrong with my {rel}. {n} weeks on {place}, {n} doctors, {n} answers. {they} is getting worse.', 'Meeting with {dr} and {lead} on {soon} at {time}. {call} brings a list of questions.'],
    ['self', 'question', 'surgical', 'After my operation at {place}: when may I [drive|fly|lift my grandson]? The leaflet says ask the ward.', 'Ward nurse rang {call} and said. PALS gives no medical advice.'],
    ['self', 'question', 'clinic', 'Can I get a second opinion? I do not doubt {dr}, I just want somebody else to look.', 'Explained how: ask the GP or the consultant. {call} will ask at {place}.'],
    ['self', 'concern', 'maternity', 'I told them at {place} the baby was not moving and was sent home twice. She is fine, thank God. But I want to know why nobody listened.', '{lead} meets {call} on {soon} with the notes. Looked at by the safety midwife too.'],
    ['kin', 'concern', 'medical', 'My {rel} had a stroke and we were told the scan would be at once. It was {hours} hours. Would {they} speak now if they had been quicker?', 'Times laid out by {dr} in a meeting. {call} thinks about a complaint, knows how.'],
    ['child', 'concern', 'children', 'They tried {n} times to get a needle into my {rel} on {place}. {they} screams now when {they} sees a nurse.', 'Play specialist and numbing cream before each. {lead} said sorry to {them} as well.'],
    ['self', 'concern', 'clinic', '{dr} has taken me off the treatment that worked. It is about money, he as good as said so.', 'Reason explained by phone by {dr}. {call} not happy with it, second opinion under way.'],
    ['self', 'question', 'clinic', 'What does [stage two|palliative|watch and wait] mean? It is in the letter from {place} and nobody said it to me.', 'Nurse specialist rang {call} within the hour.'],
    ['self', 'concern', 'tests', 'The camera test at {place} was agony. I asked for the sedation I was promised and they carried on.', '{lead} rang {call}. Plan for the next one written down: sedation, stop when asked.'],
  ]),
  ...patterns('medicines', [
    ['kin', 'concern', 'elderly medical', 'My {rel} takes {their} Parkinson’s tablets on the clock. On {place} they come hours late and then {they} cannot move.', 'Pharmacist on the ward today. Times on the board, {pt} may keep {their} own. {call} content.'],
    ['self', 'question', 'pharmacy', 'The chemist has not got the [cream|tablets|injections] that {place} prescribes. Where do I get them?', 'Pharmacy has them, {call} can collect until {time}. GP can order next time.'],
    ['self', 'concern', 'pharmacy', 'I waited {n} hours at {place} for two boxes of tablets. I missed my bus and the transport.', '{lead}: one dispenser was down. Post next time. Apology passed on.'],
    ['kin', 'concern', 'medical', 'They gave my {rel} penicillin on {place}. It is in red on the front of {their} notes that {they} is allergic.', 'Reported as an incident. {pt} well. {dr} and {lead} met {call}.'],
    ['self', 'question', 'pharmacy', 'Can I still take my water tablet with what {place} gave me? The leaflet says ask.', 'Put through to the medicines helpline of {place}, they rang {call} back. No advice from PALS.'],
    ['kin', 'concern', 'elderly', 'My {rel} came home from {place} with {n} new boxes and no list. We do not know what to stop.', 'Pharmacist rang {call} and went through each. List sent to the GP as well.'],
    ['self', 'concern', 'surgical', 'My own tablets were taken from me on {place} and never came back. That was a month’s worth.', 'Found in the ward cupboard, {call} collects them at the PALS desk.'],
  ]),
  ...patterns('access', [
    ['self', 'question', 'clinic', 'My GP will not refer me to {place}. Can I [refer myself|come straight to you]?', 'Not for this clinic. Explained how to ask the practice again and the ICB. Number given.'],
    ['self', 'concern', 'clinic', 'Turned down by {place} because of my weight. I have tried for {n} years. I am in pain every day.', 'Explained the rule and how to ask for it to be looked at again. {dr} will see {call} once.'],
    ['self', 'concern', 'clinic', 'The [injections|pump|hearing aid] my last hospital gave me is not "commissioned" here. I only moved {n}0 miles.', 'Pharmacist puts in a request for funding. Old supply goes on until then.'],
    ['kin', 'concern', 'community', 'My {rel} cannot get to the clinic and {place} says no home visits. {they} has not left the flat since [March|last winter].', '{lead}: housebound form missing. Done with the GP, first visit on {soon}.'],
    ['self', 'question', 'clinic', 'Can I be seen at {place} though I live on the other side of the county line? My daughter lives near it.', 'Yes, choice applies. GP to send it there. Told {call}.'],
    ['self', 'question', 'therapy', 'Is there anything for carers? I look after my wife round the clock. I just need somebody to talk to.', 'Carers’ centre, number and drop-in given. {call} said yes to a call from them.'],
    ['self', 'concern', 'facilities', 'There is no changing place with a hoist at {site}. I had to lie my son on a toilet floor. He is {n}0.', 'Nearest one is at the other site. {lead} takes it to the building group with {call}’s words.'],
  ]),
  ...patterns('consent', [
    ['self', 'concern', 'surgical', 'I agreed to keyhole surgery at {place}. I woke up with a scar from here to here. Nobody had said that might happen.', '{dr} sees {call} on {soon} to go through what was found. Copy of the form sent.'],
    ['kin', 'question', 'elderly', 'They want me to sign for my {rel} on {place}. {they} has good days. May I?', 'Explained: {pt} decides when {they} can. Lasting power of attorney asked about. Ward doctor talks to both.'],
    ['kin', 'concern', 'medical', 'There is a form on my {rel}’s file that says not to resuscitate. We never talked about it. {they} did not know either.', '{dr} met {pt} and {call} on {soon}. Form gone through again with both.'],
    ['self', 'concern', 'maternity', 'They had students in the room at {place} without asking me.', '{lead} said sorry. Sign on the door and a question in the notes from now on.'],
  ]),
  ...patterns('end_of_life', [
    ['kin', 'concern', 'elderly medical', 'My {rel} is dying on {place} and wants to be at home. They say it takes days to arrange. {they} may not have days.', 'Palliative team and {lead} arranged it by the next morning. {pt} is at home. {call} rang to say so.'],
    ['kin', 'question', 'elderly', 'Can we stay the night with my {rel} on {place}? They say visiting ends at eight. The doctor says it may be tonight.', 'Yes, at any hour. Recliner, parking without charge, named nurse. Told {call} at once.'],
    ['kin', 'concern', 'elderly', 'My {rel} is in a bay of six with the television on. {they} has a few days left. We only want some quiet.', 'Side room the same evening. {lead} rang {call}.'],
    ['kin', 'concern', 'community', 'The pain got so bad at night and no nurse could come for {hours} hours. I sat there with the box of medicine and was not allowed.', 'Night team short that weekend. {lead} of {place} sees {call}. Named number for nights now.'],
  ]),
  ...patterns('after_death', [
    ['kin', 'question', 'bereavement', 'My {rel} died on {day} at {site}. What do I have to do now? [Nobody gave me a paper.|I do not know where to start.]', 'Explained the medical examiner and the certificate slowly, twice. Booklet sent. {place} rings {call} on {soon}.'],
    ['kin', 'concern', 'bereavement', 'My {rel} died {n} weeks ago on {ward}. {their} [wedding ring|watch|glasses and phone] never came back to us. It is all my mother asks for.', 'Ring was in the safe of the General Office under another ward. {call} collects it from PALS, in a proper box.'],
    ['kin', 'concern', 'bereavement', 'It is {n}0 days and we still cannot have the certificate for my {rel}. The funeral has been moved twice. In our faith it has to be [at once|within a day].', 'Medical examiner’s office rang {call} the same hour. Certificate issued that afternoon.'],
    ['kin', 'question', 'bereavement', 'I would like to see the notes of my {rel}, who died on {ward} in [the spring|January]. I just want to understand the last night.', 'Form for records of a person who died sent. {dr} offers to sit down with {call}, no hurry.'],
    ['kin', 'concern', 'medical elderly', 'My {rel} died on {place} alone. We had asked to be rung. We live ten minutes away.', '{lead} wrote by hand and met the family. Nobody rang, no excuse was made. {call} was glad of that.'],
    ['kin', 'concern', 'bereavement', 'A letter came to my {rel} about an appointment. {they} died in your hospital {n} weeks ago. My dad opened it.', 'All systems corrected, nothing more will come. {lead} rang {call} and wrote to the family.'],
    ['kin', 'question', 'bereavement', 'Whom can I talk to? It is {n} months since my {rel} died and I go over and over it.', 'Listened. Bereavement support given, {call} chose the group on Tuesdays. Will ring again in two weeks.'],
    ['kin', 'question', 'bereavement', 'Can we see my {rel}? {they} died on {ward} last night and my brother has only now come from [Ireland|Lagos|Leeds].', 'Viewing at {time} today, somebody meets them at the door. Told {call}.'],
  ]),
];
