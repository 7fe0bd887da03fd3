-- Help for people: services that somebody can be told of, who offers them, and what a trust says of those known in all England.

-- What ships, of no trust: known nationally, none of it checked by a trust. Where `organisation` is set, phone and website are kept with
-- that organisation, so that a number is corrected in one place.
create table national_help (
  code text primary key,
  organisation text,
  name text not null check (name <> ''),
  summary text not null check (summary <> ''),
  needs text[] not null,
  audience text not null default '',
  phone text not null default '',
  other_ways text not null default '',    -- by text, app, relay
  website text not null default '',
  hours text not null default '',
  note text not null default '',          -- for whoever checks it
  crisis boolean not null default false,
  -- how sure we are: read in a copy of their page, well known, to be checked, to be checked against their own page first
  certainty text not null check (certainty in ('sourced', 'high', 'medium', 'low')),
  position int not null
);
grant select on national_help to openpals_app;

-- Who offers help. One that is in the list of other organisations is named by its code, and its name, phone and website stay there.
create table help_organisations (
  trust_id uuid not null references trusts,
  id uuid not null,
  code text,
  name text not null default '',
  about text not null default '',
  email text not null default '',
  website text not null default '',
  made_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (trust_id, id),
  check ((code is null) = (name <> ''))
);
create unique index help_organisations_code on help_organisations (trust_id, code) where code is not null;
create index help_organisations_name on help_organisations (trust_id, lower(name)) where code is null;
call guard_by_trust('help_organisations', 'select, insert, update');

create table help_entries (
  trust_id uuid not null references trusts,
  id uuid not null,
  organisation_id uuid not null,
  national text,                          -- what this trust says of one that ships
  name text not null check (name <> ''),
  summary text not null,                  -- what they do, in one sentence
  more text not null default '',
  needs text[] not null default '{}',
  audience text not null default '',      -- who it is for
  phone text not null default '',         -- empty: that of the organisation
  other_ways text not null default '',
  email text not null default '',
  website text not null default '',
  hours text not null default '',
  cost text not null default '',
  languages text not null default '',
  access text not null default '',        -- step-free, BSL, hearing loop
  area text not null default '',          -- empty: anywhere in England
  how text not null default '',           -- how to get it: by oneself, through a GP
  note text not null default '',          -- for officers only
  crisis boolean not null default false,  -- pinned; only Settings takes it out
  shown text not null check (shown in ('public', 'desk', 'hidden')),
  checked_on date,
  checked_by uuid,
  review_on date,                         -- from this day on it is stale: held back from the public
  owner_id uuid,
  valid_to date,                          -- its last day, where it ends
  successor_id uuid,                      -- who does this now
  version int not null default 1,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  ended_at timestamptz,
  primary key (trust_id, id),
  foreign key (trust_id, organisation_id) references help_organisations,
  foreign key (trust_id, checked_by) references users,
  foreign key (trust_id, owner_id) references users,
  foreign key (trust_id, successor_id) references help_entries,
  check ((checked_on is null) = (review_on is null)),
  check (successor_id is null or successor_id <> id)
);
create unique index help_entries_national on help_entries (trust_id, national) where national is not null and ended_at is null;
create index help_entries_review on help_entries (trust_id, review_on) where ended_at is null;
create index help_entries_name on help_entries (trust_id, lower(name)) where ended_at is null;
create index help_entries_organisation on help_entries (trust_id, organisation_id);
create index help_entries_pinned on help_entries (trust_id) where crisis and ended_at is null;
call guard_by_trust('help_entries', 'select, insert, update');

-- Where a service is offered, in its order. A place that is taken off a service stays, so that its id leads nowhere else.
create table help_places (
  trust_id uuid not null references trusts,
  id uuid not null,
  entry_id uuid not null,
  position int not null,
  name text not null default '',
  address text not null default '',
  postcode text not null default '',
  times text not null default '',
  ended_at timestamptz,
  primary key (trust_id, id),
  foreign key (trust_id, entry_id) references help_entries
);
create index help_places_entry on help_places (trust_id, entry_id, position) where ended_at is null;
call guard_by_trust('help_places', 'select, insert, update');

-- By what words an entry is found: `need` what it helps with, `place` where. Text operators are compared as bytes ("C"), which row level
-- security lets an index answer; spelling is forgiven by way of the dictionary, the few thousand words that there are.
create table help_words (
  trust_id uuid not null references trusts,
  kind text not null check (kind in ('need', 'place')),
  word text collate "C" not null,
  entry_id uuid not null,
  weight int not null,
  primary key (trust_id, kind, word, entry_id),
  foreign key (trust_id, entry_id) references help_entries
);
create index help_words_entry on help_words (trust_id, entry_id);
call guard_by_trust('help_words', 'select, insert, delete');

create table help_dictionary (
  trust_id uuid not null references trusts,
  kind text not null check (kind in ('need', 'place')),
  word text collate "C" not null,
  primary key (trust_id, kind, word)
);
call guard_by_trust('help_dictionary', 'select, insert');

-- Somebody found it wrong: what, and who looked into it.
create table help_reports (
  trust_id uuid not null references trusts,
  id uuid not null,
  entry_id uuid,
  national text,
  words text not null check (words <> ''),
  made_by uuid not null,
  made_at timestamptz not null,
  settled_at timestamptz,
  settled_by uuid,
  primary key (trust_id, id),
  foreign key (trust_id, entry_id) references help_entries,
  foreign key (trust_id, made_by) references users,
  foreign key (trust_id, settled_by) references users,
  check ((entry_id is null) <> (national is null))
);
create index help_reports_open on help_reports (trust_id) where settled_at is null;
create index help_reports_entry on help_reports (trust_id, entry_id);
call guard_by_trust('help_reports', 'select, insert, update');

-- What people need help with; the words are what they say.
insert into codes (list, code, label, words, position, valid_from) values
  ('help_needs', 'urgent', 'Urgent health help', '{urgent,emergency,night,weekend,chemist,unwell}', 1, '2000-01-01'),
  ('help_needs', 'mental_health', 'Mental health', '{mental,depression,depressed,anxiety,anxious,suicidal,suicide,self harm,distress,lonely,counselling,counsellor,therapy,talk}', 2, '2000-01-01'),
  ('help_needs', 'complaint', 'Help with a complaint', '{complaint,complain,advocate,advocacy,ombudsman,unhappy}', 3, '2000-01-01'),
  ('help_needs', 'bereavement', 'After a death', '{bereaved,bereavement,grief,grieving,died,death,funeral,widow,counselling}', 4, '2000-01-01'),
  ('help_needs', 'baby_loss', 'Pregnancy and baby loss', '{miscarriage,stillbirth,stillborn,baby,pregnancy,neonatal}', 5, '2000-01-01'),
  ('help_needs', 'inquest', 'Coroners and inquests', '{coroner,inquest,post mortem}', 6, '2000-01-01'),
  ('help_needs', 'children', 'Children and young people', '{child,children,young,teenager,school,parent}', 7, '2000-01-01'),
  ('help_needs', 'carers', 'Carers', '{carer,carers,caring,respite,looking after}', 8, '2000-01-01'),
  ('help_needs', 'older', 'Older people', '{older,elderly,pension,pensioner,age}', 9, '2000-01-01'),
  ('help_needs', 'dementia', 'Dementia', '{dementia,alzheimer,alzheimers,memory,confused}', 10, '2000-01-01'),
  ('help_needs', 'cancer', 'Cancer', '{cancer,tumour,chemotherapy}', 11, '2000-01-01'),
  ('help_needs', 'end_of_life', 'End of life', '{dying,terminal,hospice,palliative}', 12, '2000-01-01'),
  ('help_needs', 'hearing', 'Deaf and hearing loss', '{deaf,hearing,bsl,sign language,tinnitus,relay,lipreading}', 13, '2000-01-01'),
  ('help_needs', 'sight', 'Sight loss', '{blind,sight,vision,eyes}', 14, '2000-01-01'),
  ('help_needs', 'disability', 'Disability', '{disability,disabled,wheelchair,learning disability,autism}', 15, '2000-01-01'),
  ('help_needs', 'interpreter', 'Interpreters and languages', '{interpreter,interpreting,translate,translation,language}', 16, '2000-01-01'),
  ('help_needs', 'abuse', 'Abuse and crime', '{abuse,violence,domestic,assault,crime,victim,unsafe,harm,police}', 17, '2000-01-01'),
  ('help_needs', 'benefits', 'Money and benefits', '{benefit,benefits,money,debt,pip,universal credit,allowance,cost}', 18, '2000-01-01'),
  ('help_needs', 'travel', 'Travel costs', '{travel,fare,taxi,bus,parking,petrol,transport}', 19, '2000-01-01'),
  ('help_needs', 'housing', 'Housing', '{housing,homeless,eviction,rent,landlord}', 20, '2000-01-01'),
  ('help_needs', 'rights', 'Rights and discrimination', '{rights,discrimination,equality,racism,legal,law,solicitor}', 21, '2000-01-01'),
  ('help_needs', 'social_care', 'Councils and social care', '{council,social worker,care home,home care}', 22, '2000-01-01'),
  ('help_needs', 'standards', 'Standards of care', '{inspector,inspection,safety,quality,doctor,nurse,dentist,paramedic,pharmacist,struck off,fitness to practise}', 23, '2000-01-01'),
  ('help_needs', 'information', 'Personal information', '{records,data,privacy,information,gdpr}', 24, '2000-01-01');

insert into national_help (position, code, organisation, name, summary, needs, audience, phone, other_ways, website, hours, crisis, certainty, note) values
  (1, 'nhs_111', null, 'NHS 111', 'Tells you where to get help when a health problem is urgent and nobody’s life is in danger.', '{urgent}', '', '111', '', '111.nhs.uk', 'Day and night', false, 'high', ''),
  (2, 'papyrus', null, 'PAPYRUS', 'Talks with people under 35 who think about suicide, and with whoever worries about them.', '{mental_health,children}', 'People under 35', '0800 068 4141', '', 'papyrus-uk.org', 'Day and night', true, 'medium', 'The hours are to be checked'),
  (3, 'mind', null, 'Mind infoline', 'Answers questions about mental health and where to get help.', '{mental_health}', '', '0300 102 1234', '', 'mind.org.uk', 'Monday to Friday, 9am to 6pm', false, 'low', 'An older number is 0300 123 3393'),
  (4, 'rethink', null, 'Rethink Mental Illness', 'Gives advice to people with a mental illness and those who care for them.', '{mental_health,rights}', '', '0808 801 0525', '', 'rethink.org', 'Monday to Friday', false, 'medium', ''),
  (10, 'ombudsman', 'ombudsman', 'Parliamentary and Health Service Ombudsman', 'Looks at complaints about the NHS in England when the answer you got does not settle it.', '{complaint}', '', '', 'Text “call back” with your name to 07624 813 005', '', 'Monday to Friday', false, 'sourced', ''),
  (11, 'voiceability', 'voiceability', 'VoiceAbility', 'Gives free, independent help with an NHS complaint in the areas that it covers.', '{complaint}', '', '', '', '', 'Monday to Friday, 9am to 5pm', false, 'sourced', 'Only where the council of the person has chosen it'),
  (12, 'pohwer', 'pohwer', 'POhWER', 'Gives free, independent help with an NHS complaint in the areas that it covers.', '{complaint}', '', '', '', '', 'Monday to Friday', false, 'sourced', 'Only where the council of the person has chosen it. The hours are to be checked'),
  (13, 'advocacy_people', 'advocacy_people', 'The Advocacy People', 'Gives free, independent help with an NHS complaint in the areas that it covers.', '{complaint}', '', '', 'Text PEOPLE to 80800', '', 'Monday to Friday', false, 'sourced', 'Only where the council of the person has chosen it. The hours are to be checked'),
  (14, 'nhs_england', 'nhs_england', 'NHS England contact centre', 'Answers general questions about the NHS.', '{complaint}', '', '', '', '', 'Monday to Friday, 8am to 6pm; Wednesday from 9:30am', false, 'sourced', ''),
  (15, 'healthwatch', null, 'Healthwatch England', 'Listens to what people say about health and social care.', '{complaint}', '', '03000 683 000', '', 'healthwatch.co.uk', 'Monday to Friday', false, 'high', 'The government has said that Healthwatch will end. Check that it is still there, and who does its work now'),
  (16, 'avma', 'avma', 'Action against Medical Accidents', 'Gives advice to people who were harmed in health care.', '{complaint,rights}', '', '', '', '', 'Monday to Friday, 10am to 3:30pm', false, 'medium', ''),
  (17, 'patients_association', 'patients_association', 'Patients Association', 'Answers questions about health and care services and your rights.', '{complaint,rights}', '', '', '', '', 'Monday to Friday, 9:30am to 5pm', false, 'medium', ''),
  (18, 'citizens_advice', 'citizens_advice', 'Citizens Advice', 'Helps with benefits, debt, housing and rights.', '{benefits,housing,rights}', '', '', '', '', 'Monday to Friday, 9am to 5pm', false, 'high', ''),
  (19, 'local_ombudsman', 'local_ombudsman', 'Local Government and Social Care Ombudsman', 'Looks at complaints about councils, care homes and home care.', '{complaint,social_care}', '', '', '', '', 'Monday to Friday', false, 'high', ''),
  (20, 'cqc', 'cqc', 'Care Quality Commission', 'Checks hospitals, GPs and care homes, and wants to hear what care is like. It does not settle the complaint of one person.', '{standards,social_care}', '', '', '', '', 'Monday to Friday, 8:30am to 5:30pm', false, 'high', ''),
  (21, 'gmc', 'gmc', 'General Medical Council', 'Looks at whether a doctor is safe to work.', '{standards}', '', '', '', '', 'Monday to Friday', false, 'medium', ''),
  (22, 'nmc', 'nmc', 'Nursing and Midwifery Council', 'Looks at whether a nurse, midwife or nursing associate is safe to work.', '{standards}', '', '', '', '', 'Monday to Friday', false, 'medium', ''),
  (23, 'hcpc', 'hcpc', 'Health and Care Professions Council', 'Looks at whether a paramedic, physiotherapist, radiographer or other professional is safe to work.', '{standards}', '', '', '', '', 'Monday to Friday', false, 'medium', ''),
  (24, 'gdc', 'gdc', 'General Dental Council', 'Looks at whether a dentist or dental nurse is safe to work.', '{standards}', '', '', '', '', 'Monday to Friday', false, 'medium', ''),
  (25, 'gphc', 'gphc', 'General Pharmaceutical Council', 'Looks at whether a pharmacist or a pharmacy is safe.', '{standards}', '', '', '', '', 'Monday to Friday', false, 'medium', ''),
  (26, 'ico', 'ico', 'Information Commissioner’s Office', 'Looks at how an organisation used your personal information.', '{information,rights}', '', '', '', '', 'Monday to Friday, 9am to 5pm', false, 'high', ''),
  (27, 'equality_advice', 'equality_advice', 'Equality Advisory and Support Service', 'Gives advice when you were treated unfairly because of who you are.', '{rights,disability}', '', '', '', '', 'Monday to Friday', false, 'medium', ''),
  (30, 'cruse', 'cruse', 'Cruse Bereavement Support', 'Talks with people who grieve after a death.', '{bereavement}', '', '', '', '', 'Monday to Friday from 9:30am, some evenings', false, 'high', ''),
  (31, 'sands', 'sands', 'Sands', 'Helps anybody who is affected by the death of a baby.', '{baby_loss,bereavement}', '', '', '', '', 'Monday to Friday, 10am to 3pm, some evenings', false, 'high', ''),
  (32, 'tommys', null, 'Tommy’s', 'Talks with families about pregnancy and the loss of a baby.', '{baby_loss}', '', '0800 0147 800', '', 'tommys.org', 'Monday to Friday', false, 'medium', 'The website is to be checked, too'),
  (33, 'miscarriage_association', null, 'Miscarriage Association', 'Helps after a miscarriage or another loss in early pregnancy.', '{baby_loss}', '', '01924 200 799', '', 'miscarriageassociation.org.uk', 'Monday to Friday', false, 'medium', 'The website is to be checked, too'),
  (34, 'child_bereavement', 'child_bereavement', 'Child Bereavement UK', 'Helps families when a child dies, or when a child grieves.', '{bereavement,children}', '', '', '', '', 'Monday to Friday, 9am to 5pm', false, 'high', ''),
  (35, 'winstons_wish', null, 'Winston’s Wish', 'Helps children and young people after the death of somebody close.', '{bereavement,children}', 'Children and young people', '0808 802 0021', '', 'winstonswish.org', 'Monday to Friday', false, 'high', ''),
  (36, 'child_death_helpline', null, 'Child Death Helpline', 'Listens to anybody who is affected by the death of a child, however long ago.', '{bereavement,children}', '', '0800 282 986', 'From a mobile: 0808 800 6019', 'childdeathhelpline.org.uk', 'Evenings and some mornings', false, 'medium', ''),
  (37, 'compassionate_friends', null, 'The Compassionate Friends', 'Helps parents and families after the death of a child of any age.', '{bereavement}', 'Parents and families', '0345 123 2304', '', 'tcf.org.uk', 'Every day, 10am to 4pm and 7pm to 10pm', false, 'medium', ''),
  (38, 'lullaby_trust', null, 'The Lullaby Trust', 'Helps families after the sudden death of a baby or small child.', '{baby_loss,bereavement,children}', '', '0808 802 6868', '', 'lullabytrust.org.uk', 'Monday to Friday, 10am to 5pm', false, 'medium', ''),
  (39, 'sobs', null, 'Survivors of Bereavement by Suicide', 'Helps adults after somebody has died by suicide.', '{bereavement,mental_health}', 'Adults', '0300 111 5065', '', 'uksobs.com', 'Every day, 9am to 7pm', false, 'medium', ''),
  (40, 'bereavement_advice', null, 'Bereavement Advice Centre', 'Tells you what has to be done after a death.', '{bereavement}', '', '0800 634 9494', '', 'bereavementadvice.org', 'Monday to Friday, 9am to 5pm', false, 'medium', ''),
  (41, 'muslim_bereavement', null, 'Muslim Bereavement Support Service', 'Helps Muslims who grieve.', '{bereavement}', 'Muslims', '020 3468 7333', '', '', '', false, 'low', 'Name, number and hours are to be checked'),
  (42, 'jewish_bereavement', null, 'Jewish Bereavement Counselling Service', 'Offers counselling to Jewish people who grieve.', '{bereavement}', 'Jewish people', '020 8951 3881', '', '', '', false, 'low', 'Name, number and hours are to be checked'),
  (43, 'coroners_courts', 'coroners_courts', 'Coroners’ Courts Support Service', 'Helps families and witnesses before and at an inquest.', '{inquest,bereavement}', '', '', '', '', 'Monday to Friday', false, 'medium', ''),
  (44, 'inquest', null, 'INQUEST', 'Gives advice after a death in the care of the state, such as in detention.', '{inquest,bereavement}', '', '020 7263 1111', '', 'inquest.org.uk', 'Monday to Friday', false, 'medium', ''),
  (45, 'tell_us_once', null, 'Tell Us Once', 'Lets you report a death to most of government at once.', '{bereavement}', '', '0800 085 7308', '', 'gov.uk', 'Monday to Friday', false, 'medium', 'The registrar gives a number that is needed'),
  (46, 'bereavement_service', 'bereavement_service', 'DWP Bereavement Service', 'Tells you about benefits after a death.', '{bereavement,benefits}', '', '', '', '', 'Monday to Friday, 8am to 6pm', false, 'medium', ''),
  (50, 'victim_support', null, 'Victim Support', 'Helps people after a crime, whether or not they told the police.', '{abuse}', '', '08 08 16 89 111', '', 'victimsupport.org.uk', 'Day and night', false, 'medium', ''),
  (51, 'nspcc', null, 'NSPCC', 'Talks with adults who worry about a child.', '{abuse,children}', 'Adults who worry about a child', '0808 800 5000', '', 'nspcc.org.uk', 'Monday to Friday', false, 'high', 'The website is to be checked, too'),
  (60, 'age_uk', 'age_uk', 'Age UK', 'Gives advice to older people and their families.', '{older,benefits,social_care}', 'Older people and their families', '', '', '', 'Every day, 8am to 7pm', false, 'medium', 'Another number that was seen is 0800 055 6112'),
  (61, 'carers_uk', 'carers_uk', 'Carers UK', 'Gives advice to people who look after somebody and are not paid for it.', '{carers,benefits}', 'Unpaid carers', '', '', '', 'Monday to Friday, 9am to 6pm', false, 'high', ''),
  (62, 'alzheimers', 'alzheimers', 'Alzheimer’s Society', 'Helps people with dementia and those close to them.', '{dementia,older}', '', '', '', '', 'Weekdays and weekends', false, 'medium', ''),
  (63, 'dementia_uk', null, 'Dementia UK', 'Lets you talk with a specialist nurse about dementia.', '{dementia,carers}', '', '0800 888 6678', '', 'dementiauk.org', 'Weekdays and weekends', false, 'medium', 'The website is to be checked, too'),
  (64, 'macmillan', 'macmillan', 'Macmillan Cancer Support', 'Helps people with cancer and those close to them.', '{cancer,benefits}', '', '', '', '', 'Every day, 8am to 8pm', false, 'medium', ''),
  (65, 'marie_curie', null, 'Marie Curie', 'Helps people with an illness they will die of, and those close to them.', '{end_of_life,bereavement}', '', '0800 090 2309', '', 'mariecurie.org.uk', 'Monday to Friday', false, 'medium', 'The website is to be checked, too'),
  (66, 'rnid', 'rnid', 'RNID', 'Helps people who are deaf, have hearing loss or tinnitus.', '{hearing,disability}', '', '', '', '', 'Monday to Friday', false, 'medium', ''),
  (67, 'rnib', 'rnib', 'RNIB', 'Helps people with sight loss.', '{sight,disability}', '', '', '', '', 'Monday to Friday', false, 'medium', ''),
  (68, 'mencap', null, 'Mencap', 'Helps people with a learning disability and their families.', '{disability}', 'People with a learning disability', '0808 808 1111', '', 'mencap.org.uk', 'Monday to Friday', false, 'medium', 'The website is to be checked, too'),
  (69, 'scope', null, 'Scope', 'Gives advice to disabled people and their families.', '{disability,benefits}', 'Disabled people', '0808 800 3333', '', 'scope.org.uk', 'Monday to Friday', false, 'medium', 'The website is to be checked, too'),
  (70, 'relay_uk', null, 'Relay UK', 'Lets deaf people and people who do not speak make calls: somebody speaks for them or types what is said.', '{hearing,interpreter}', '', '', 'Dial 18001 before the number, from the app or a textphone. To call somebody who uses it, dial 18002 first', 'relayuk.bt.com', 'Day and night', false, 'high', ''),
  (71, 'signvideo', null, 'SignVideo', 'Lets people who use British Sign Language call many public services by video.', '{hearing,interpreter}', 'People who use British Sign Language', '', 'By its app', 'signvideo.co.uk', '8am to 6pm', false, 'medium', 'The hours are to be checked against their own page'),
  (72, 'travel_costs', 'travel_costs', 'NHS Low Income Scheme', 'Helps people with little money to pay for travel to hospital and other health costs.', '{travel,benefits}', '', '', '', '', 'Monday to Friday, 8am to 6pm', false, 'low', 'The number is to be checked against their own page'),
  (73, 'shelter', 'shelter', 'Shelter', 'Gives advice about housing and homelessness.', '{housing}', '', '', '', '', 'Every day', false, 'high', 'The hours are to be checked');
