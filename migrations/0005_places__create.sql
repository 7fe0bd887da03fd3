-- Sites of a trust and the wards and services in them.

create table sites (
  trust_id uuid not null references trusts,
  id uuid not null,
  name text not null check (name <> ''),
  address text not null default '',
  phone text not null default '',
  ended_at timestamptz,
  primary key (trust_id, id)
);
create unique index sites_name on sites (trust_id, lower(name));
call guard_by_trust('sites', 'select, insert, update');

create table places (
  trust_id uuid not null references trusts,
  id uuid not null,
  site_id uuid not null,
  kind text not null check (kind in ('ward', 'service')),
  name text not null check (name <> ''),
  aliases text[] not null default '{}',
  phone text not null default '',
  email text not null default '',
  lead text not null default '',          -- ward manager or service lead
  answers_pals text not null default '',  -- who answers PALS there, in words
  visiting text not null default '',
  checked_on date not null,               -- when these details were last found right
  version int not null default 1,
  ended_at timestamptz,
  primary key (trust_id, id),
  foreign key (trust_id, site_id) references sites
);
create unique index places_name on places (trust_id, site_id, lower(name)) where ended_at is null;
call guard_by_trust('places', 'select, insert, update');
call count_changes('places');

-- Numbers for a hard moment: emergency, crisis lines, the trust's own safeguarding, interpreters. Shipped rows have no trust; a trust's
-- own row with the same code wins. A number counts as not yet checked until a manager of the trust has said that it is right.
create table help_numbers (
  trust_id uuid references trusts,
  code text not null,
  name text not null,
  number text not null default '',
  detail text not null default '',        -- hours, a PIN, what to ask for
  position int not null,
  checked_on date,
  checked_by uuid,
  foreign key (trust_id, checked_by) references users
);
create unique index help_numbers_code on help_numbers (coalesce(trust_id, '00000000-0000-0000-0000-000000000000'), code);
insert into help_numbers (code, name, number, detail, position) values
  ('emergency', 'In danger now', '999', '', 1),
  ('mental_health', 'Mental health, day and night', '111', 'Choose the mental health option', 2),
  ('samaritans', 'Samaritans', '116 123', 'Day and night', 3),
  ('shout', 'Shout, by text', '85258', 'Text SHOUT, day and night', 4),
  ('crisis_line', 'Crisis line of this trust', '', '', 5),
  ('safeguarding', 'Safeguarding lead', '', '', 6),
  ('safeguarding_closed', 'Safeguarding, out of hours', '', '', 7),
  ('domestic_abuse', 'National Domestic Abuse Helpline', '0808 2000 247', 'Day and night', 8),
  ('childline', 'Childline', '0800 1111', 'Day and night', 9),
  ('older_people', 'Hourglass, harm to older people', '0808 808 8141', '', 10),
  ('bereavement', 'Bereavement office', '', '', 11),
  ('medical_examiner', 'Medical examiner’s office', '', '', 12),
  ('interpreters', 'Interpreter line', '', '', 13),
  ('video_relay', 'BSL video relay', '', '', 14);
alter table help_numbers enable row level security;
alter table help_numbers force row level security;
create policy trust on help_numbers using (trust_id is null or trust_id = (select acting_trust()))
  with check (trust_id = (select acting_trust()));
grant select, insert, update on help_numbers to openpals_app;

-- Other organisations: who to send people to when it is not about this trust. Shipped rows have no trust; a trust's own row with the same
-- code stands in their place. Figures change: each row says when somebody of the trust last found it right.
create table organisations (
  trust_id uuid references trusts,
  code text not null,
  name text not null check (name <> ''),
  kind text not null check (kind in ('trust', 'primary_care', 'council', 'ombudsman', 'regulator', 'advocacy', 'charity', 'other')),
  aliases text[] not null default '{}',
  phone text not null default '',
  email text not null default '',
  website text not null default '',
  takes text not null default '',         -- what they take, in words for an officer
  checked_on date,
  version int not null default 1,
  ended_at timestamptz
);
create unique index organisations_code on organisations (coalesce(trust_id, '00000000-0000-0000-0000-000000000000'), code);
insert into organisations (code, name, kind, aliases, phone, website, takes) values
  ('ombudsman', 'Parliamentary and Health Service Ombudsman', 'ombudsman', '{PHSO,Ombudsman}', '0345 015 4033', 'ombudsman.org.uk', 'Complaints about the NHS that were answered and are not settled'),
  ('local_ombudsman', 'Local Government and Social Care Ombudsman', 'ombudsman', '{LGSCO}', '0300 061 0614', 'lgo.org.uk', 'Complaints about councils, care homes and home care'),
  ('nhs_england', 'NHS England contact centre', 'other', '{NHSE}', '0300 311 22 33', 'england.nhs.uk', 'General questions about the NHS, prison health, specialised services'),
  ('voiceability', 'VoiceAbility', 'advocacy', '{}', '0300 303 1660', 'voiceability.org', 'Free help with an NHS complaint, in the areas it covers'),
  ('pohwer', 'POhWER', 'advocacy', '{Pohwer}', '0300 456 2370', 'pohwer.net', 'Free help with an NHS complaint, in the areas it covers'),
  ('advocacy_people', 'The Advocacy People', 'advocacy', '{SEAP}', '0330 440 9000', 'theadvocacypeople.org.uk', 'Free help with an NHS complaint, in the areas it covers'),
  ('citizens_advice', 'Citizens Advice', 'advocacy', '{CAB}', '0800 144 8848', 'citizensadvice.org.uk', 'Benefits, debt, housing, rights'),
  ('equality_advice', 'Equality Advisory and Support Service', 'advocacy', '{EASS}', '0808 800 0082', 'equalityadvisoryservice.com', 'Discrimination and human rights'),
  ('cqc', 'Care Quality Commission', 'regulator', '{CQC}', '03000 616161', 'cqc.org.uk', 'Worries about the quality or safety of a care service; detention under the Mental Health Act'),
  ('gmc', 'General Medical Council', 'regulator', '{GMC}', '0161 923 6602', 'gmc-uk.org', 'Conduct of a doctor'),
  ('nmc', 'Nursing and Midwifery Council', 'regulator', '{NMC}', '020 7637 7181', 'nmc.org.uk', 'Conduct of a nurse, midwife or nursing associate'),
  ('hcpc', 'Health and Care Professions Council', 'regulator', '{HCPC}', '0300 500 6184', 'hcpc-uk.org', 'Conduct of a paramedic, physiotherapist, radiographer and others'),
  ('gdc', 'General Dental Council', 'regulator', '{GDC}', '020 7167 6000', 'gdc-uk.org', 'Conduct of a dentist or dental nurse'),
  ('gphc', 'General Pharmaceutical Council', 'regulator', '{GPhC}', '020 3713 8000', 'pharmacyregulation.org', 'Conduct of a pharmacist or pharmacy'),
  ('ico', 'Information Commissioner’s Office', 'regulator', '{ICO}', '0303 123 1113', 'ico.org.uk', 'How personal information was handled'),
  ('avma', 'Action against Medical Accidents', 'charity', '{AvMA}', '0345 123 2352', 'avma.org.uk', 'Advice after harm in health care'),
  ('patients_association', 'Patients Association', 'charity', '{}', '0800 345 7115', 'patients-association.org.uk', 'Questions about health and care services'),
  ('cruse', 'Cruse Bereavement Support', 'charity', '{Cruse}', '0808 808 1677', 'cruse.org.uk', 'Grief after a death'),
  ('sands', 'Sands', 'charity', '{}', '0808 164 3332', 'sands.org.uk', 'The death of a baby'),
  ('child_bereavement', 'Child Bereavement UK', 'charity', '{}', '0800 028 8840', 'childbereavementuk.org', 'The death of a child, or children who grieve'),
  ('coroners_courts', 'Coroners’ Courts Support Service', 'charity', '{}', '0300 111 2141', 'coronerscourtssupportservice.org.uk', 'Help before and at an inquest'),
  ('age_uk', 'Age UK', 'charity', '{}', '0800 678 1602', 'ageuk.org.uk', 'Advice for older people and their families'),
  ('carers_uk', 'Carers UK', 'charity', '{}', '0808 808 7777', 'carersuk.org', 'Advice for unpaid carers'),
  ('alzheimers', 'Alzheimer’s Society', 'charity', '{}', '0333 150 3456', 'alzheimers.org.uk', 'Dementia'),
  ('macmillan', 'Macmillan Cancer Support', 'charity', '{}', '0808 808 0000', 'macmillan.org.uk', 'Cancer'),
  ('rnid', 'RNID', 'charity', '{}', '0808 808 0123', 'rnid.org.uk', 'Deafness, hearing loss and tinnitus'),
  ('rnib', 'RNIB', 'charity', '{}', '0303 123 9999', 'rnib.org.uk', 'Sight loss'),
  ('travel_costs', 'NHS Low Income Scheme', 'other', '{HC1,travel costs}', '0300 330 1343', 'nhsbsa.nhs.uk', 'Help with the cost of travel to hospital'),
  ('bereavement_service', 'DWP Bereavement Service', 'other', '{}', '0800 151 2012', 'gov.uk', 'Benefits after a death'),
  ('shelter', 'Shelter', 'charity', '{}', '0808 800 4444', 'shelter.org.uk', 'Housing');
alter table organisations enable row level security;
alter table organisations force row level security;
create policy trust on organisations using (trust_id is null or trust_id = (select acting_trust()))
  with check (trust_id = (select acting_trust()));
grant select, insert, update on organisations to openpals_app;
