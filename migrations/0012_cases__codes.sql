-- Code lists that ship. Subjects follow the national list for written complaints (KO41a) as far as its labels were seen;
-- the codes are ours. Labels in plain words; `words` are what people say, for "Found in your notes".
insert into codes (list, code, label, words, position, certainty) values
  ('subjects', 'appointments', 'Appointments', '{appointment,appointments,clinic,cancelled,rebooked,referral,booking,outpatient}', 1, 'not yet checked'),
  ('subjects', 'communication', 'Communication', '{nobody told,told us,not told,no one told,phone back,rang back,explain,explained,information,informed,answer the phone}', 2, 'not yet checked'),
  ('subjects', 'leaving_hospital', 'Leaving hospital', '{going home,go home,discharge,discharged,sent home,leaving hospital,care package}', 3, 'not yet checked'),
  ('subjects', 'admission', 'Coming in and moving wards', '{admitted,admission,moved ward,transfer,transferred,trolley,corridor}', 4, 'not yet checked'),
  ('subjects', 'waiting', 'Waiting times', '{waiting list,waited,waiting,wait,delay,delayed}', 5, 'not yet checked'),
  ('subjects', 'treatment', 'Treatment', '{operation,surgery,diagnosis,diagnosed,treatment,scan,procedure}', 6, 'not yet checked'),
  ('subjects', 'care', 'Care and food', '{wash,washed,food,drink,thirsty,hungry,bell,pressure sore,call bell}', 7, 'not yet checked'),
  ('subjects', 'falls', 'Falls', '{fell,fall,fallen,falls}', 8, 'not yet checked'),
  ('subjects', 'staff', 'Values and behaviour of staff', '{rude,attitude,shouted,dismissive,ignored,unkind,kind,unprofessional}', 9, 'not yet checked'),
  ('subjects', 'privacy', 'Privacy and dignity', '{privacy,dignity,overheard,confidential,curtain}', 10, 'not yet checked'),
  ('subjects', 'medicines', 'Medicines', '{medicine,medicines,tablets,medication,prescription,pharmacy,dose}', 11, 'not yet checked'),
  ('subjects', 'results', 'Test results', '{results,blood test,test result,biopsy}', 12, 'not yet checked'),
  ('subjects', 'records', 'Records and letters', '{records,notes,letter,letters,copy of}', 13, 'not yet checked'),
  ('subjects', 'property', 'Lost property', '{lost,missing,hearing aids,glasses,dentures,property,belongings,ring}', 14, 'not yet checked'),
  ('subjects', 'transport', 'Transport and parking', '{transport,ambulance,parking,car park,fine,taxi,bus}', 15, 'not yet checked'),
  ('subjects', 'end_of_life', 'End of life care', '{dying,end of life,palliative,hospice}', 16, 'not yet checked'),
  ('subjects', 'after_death', 'After a death', '{died,death,mortuary,certificate,medical examiner,coroner,funeral}', 17, 'not yet checked'),
  ('subjects', 'access', 'Access to treatment', '{refused treatment,not eligible,funding,second opinion}', 18, 'not yet checked'),
  ('subjects', 'facilities', 'Buildings and cleaning', '{dirty,toilet,toilets,cleaning,lift,cold,noise,broken}', 19, 'not yet checked'),
  ('subjects', 'consent', 'Consent', '{consent,agreed to,without asking}', 20, 'not yet checked'),
  ('subjects', 'other_organisation', 'About another organisation', '{gp,dentist,surgery receptionist,council,care home,social worker}', 21, 'checked'),
  ('subjects', 'other', 'Something else', '{}', 99, 'checked');

insert into codes (list, code, label, words, position) values
  ('outcomes', 'information', 'Information given', '{}', 1),
  ('outcomes', 'put_right', 'Put right', '{}', 2),
  ('outcomes', 'explained', 'Explained', '{}', 3),
  ('outcomes', 'apology', 'Apology given', '{}', 4),
  ('outcomes', 'appointment', 'Appointment arranged', '{}', 5),
  ('outcomes', 'signposted', 'Told where to get help', '{}', 6),
  ('outcomes', 'thanks', 'Thanks passed on', '{}', 7),
  ('outcomes', 'complaints', 'Passed to complaints', '{}', 8),
  ('outcomes', 'other_organisation', 'Passed to another organisation', '{}', 9),
  ('outcomes', 'not_resolved', 'Not sorted', '{}', 10),
  ('outcomes', 'withdrawn', 'They did not want to go on', '{}', 11),
  ('outcomes', 'no_contact', 'Could not reach them', '{}', 12),
  ('outcomes', 'no_consent', 'No consent', '{}', 13);

insert into codes (list, code, label, words, position) values
  ('needs', 'interpreter', 'Interpreter', '{interpreter,speaks,language}', 1),
  ('needs', 'bsl', 'British Sign Language (BSL)', '{bsl,sign language,deaf}', 2),
  ('needs', 'not_by_phone', 'Text or email, not phone', '{do not phone,not by phone,text me}', 3),
  ('needs', 'large_print', 'Large print', '{large print}', 4),
  ('needs', 'easy_read', 'Easy Read', '{easy read,learning disability}', 5),
  ('needs', 'lipreading', 'Lipreading', '{lipread,lip read}', 6),
  ('needs', 'hearing_loop', 'Hearing loop', '{hearing loop}', 7),
  ('needs', 'braille', 'Braille', '{braille}', 8),
  ('needs', 'audio', 'Audio', '{audio}', 9),
  ('needs', 'someone_with_them', 'Needs someone with them', '{}', 10),
  ('needs', 'no_voicemail', 'Do not leave voicemail', '{no voicemail,do not leave a message}', 11);

insert into codes (list, code, label, words, position) values
  ('relations', 'daughter_or_son', 'Daughter or son', '{my mum,my mother,my dad,my father,my mam}', 1),
  ('relations', 'partner', 'Husband, wife or partner', '{my husband,my wife,my partner}', 2),
  ('relations', 'parent', 'Parent', '{my son,my daughter,my baby,my child,my little}', 3),
  ('relations', 'grandchild', 'Grandchild', '{my nan,my gran,my grandad,my grandmother,my grandfather}', 4),
  ('relations', 'brother_or_sister', 'Brother or sister', '{my brother,my sister}', 5),
  ('relations', 'other_relative', 'Other relative', '{my aunt,my uncle,my cousin,my niece,my nephew}', 6),
  ('relations', 'friend', 'Friend or neighbour', '{my friend,my neighbour}', 7),
  ('relations', 'carer', 'Carer', '{i care for,her carer,his carer}', 8),
  ('relations', 'advocate', 'Advocate', '{advocate}', 9),
  ('relations', 'staff', 'Member of staff', '{}', 10),
  ('relations', 'other', 'Somebody else', '{}', 11);

insert into codes (list, code, label, words, position) values
  ('tiles', 'where', 'Where is …', '{}', 1),
  ('tiles', 'visiting', 'Visiting', '{}', 2),
  ('tiles', 'phone_number', 'Phone number', '{}', 3),
  ('tiles', 'appointment', 'Appointment', '{}', 4),
  ('tiles', 'parking', 'Parking and travel', '{}', 5),
  ('tiles', 'lost_property', 'Lost property', '{}', 6),
  ('tiles', 'how_to_complain', 'How to complain', '{}', 7),
  ('tiles', 'other', 'Something else', '{}', 8);

insert into codes (list, code, label, words, position) values
  ('channels', 'phone', 'Phone', '{}', 1),
  ('channels', 'voicemail', 'Voicemail', '{}', 2),
  ('channels', 'email', 'Email', '{}', 3),
  ('channels', 'web', 'Web form', '{}', 4),
  ('channels', 'walk_in', 'In person at the desk', '{}', 5),
  ('channels', 'ward', 'On a ward', '{}', 6),
  ('channels', 'letter', 'Letter', '{}', 7),
  ('channels', 'card', 'Comment card', '{}', 8),
  ('channels', 'text', 'Text message', '{}', 9),
  ('channels', 'relay', 'Text relay', '{}', 10),
  ('channels', 'video_relay', 'BSL video relay', '{}', 11),
  ('channels', 'staff', 'Through a member of staff', '{}', 12),
  ('channels', 'other', 'Another way', '{}', 13);

-- Prompt cards: what to say, ask and avoid. Our own words, after the cards of the interaction design.
alter table prompt_cards no force row level security;
insert into prompt_cards (code, title, say, ask, avoid, triggers, position) values
  ('died', 'Someone has died',
   '{"I am sorry. Thank you for telling me. What was their name?","We can take this as slowly as you like."}',
   '{"What would you like us to call you?","Is there anything you need to know today?","Would you like us to call again, or would you rather call us?"}',
   '{"Passed away, lost, the deceased: say died and their name.","Deadlines, forms and how did we do."}',
   '{died,passed away,death,funeral,mortuary}', 1),
  ('suicide', 'Suicide or self-harm',
   '{"I am glad you told me. I am staying on the line.","Are you safe right now? Where are you?"}',
   '{"Is somebody with you?","Have you taken or done anything already?","What is the number you are calling from?"}',
   '{"Calm down.","Promising to keep it secret.","Passing the call on.","Judging how serious it is on your own."}',
   '{suicide,kill myself,end it all,end my life,self-harm,self harm,do not want to live}', 2),
  ('angry', 'Angry or abusive',
   '{"I can hear how angry you are. I want to get this right.","I want to help. If the shouting goes on I will end the call and ring you at a time we agree now."}',
   '{"What would put this right for you?"}',
   '{"Telling them how they feel.","Rules and procedures first."}',
   '{shouting,swearing,abusive,threatened}', 3),
  ('upset', 'Very upset',
   '{"Take your time. I am not going anywhere.","Would it help if I told you what I have written so far?"}',
   '{"Would you like to go on now, or shall I call you back?"}',
   '{"I know how you feel."}',
   '{crying,in tears,upset}', 4),
  ('risk', 'Someone at risk',
   '{"What you have told me worries me. I may need to tell someone who can keep people safe. I will tell you who."}',
   '{"Who is at risk, and where are they now?","Is anybody in danger at this moment?"}',
   '{"Promising secrecy.","Asking questions that lead the answer."}',
   '{hits,hit her,hit him,abuse,abused,neglect,afraid of,scared of,hurt her,hurt him,hurting}', 5),
  ('language', 'Language or BSL',
   '{"I will get an interpreter. Please hold."}',
   '{"Which language do you speak at home?","For BSL: would you like video relay now, or an interpreter at a set time?"}',
   '{"Using a relative, above all a child, to interpret."}',
   '{interpreter,bsl,sign language,no english}', 6);
alter table prompt_cards force row level security;
