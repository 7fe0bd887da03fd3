-- Accessible Information Standard (DAPB1605), kept once with the person: asked, recorded, flagged, shared, met, reviewed.
alter table people
  add column needs_asked_on date,                          -- when they were asked last, also if they said "none"
  add column needs_asked_by uuid,
  add column need_details jsonb not null default '{}',     -- words for one need: {"large_print": "18 point"}
  add column language text not null default '',            -- the language they speak or sign, in words
  add column interpreter_gender text not null default 'any' check (interpreter_gender in ('any', 'woman', 'man')),
  add column needs_share text not null default 'not_asked' check (needs_share in ('not_asked', 'yes', 'no')), -- may a ward be told of the needs
  add column adjustments text not null default '',         -- reasonable adjustments in words (Equality Act 2010 s 20)
  add column flags text[] not null default '{}',           -- SNOMED CT codes of the Reasonable Adjustment Digital Flag
  -- Safe contact: somebody might see or hear what we send.
  add column unsafe boolean not null default false,
  add column safe_way text not null default '' check (safe_way in ('', 'phone', 'text', 'email', 'letter', 'in_person')),
  add column safe_times text not null default '',
  add column code_word text not null default '',
  add column no_messages boolean not null default false;
create index people_review on people (trust_id, needs_review_on) where needs_review_on is not null and not died and merged_into is null;

-- Once, with a reason, somebody was contacted another way than they asked for: they rang us, they were in danger.
create table contact_exceptions (
  trust_id uuid not null references trusts,
  id uuid not null,
  person_id uuid not null,
  channel text not null,
  reason text not null check (reason <> ''),
  made_at timestamptz not null,
  made_by uuid not null,
  primary key (trust_id, id),
  foreign key (trust_id, person_id) references people
);
create index contact_exceptions_person on contact_exceptions (trust_id, person_id, made_at desc);
call guard_by_trust('contact_exceptions', 'select, insert');

insert into codes (list, code, label, words, position) values
  ('needs', 'braille_2', 'Braille, contracted (grade 2)', '{}', 12),
  ('needs', 'moon', 'Moon', '{}', 13),
  ('needs', 'email_format', 'By email, so that they can read it', '{}', 14),
  ('needs', 'text_format', 'By text message', '{}', 15),
  ('needs', 'accessible_document', 'Electronic document for a screen reader', '{screen reader}', 16),
  ('needs', 'plain_text', 'Plain text', '{}', 17),
  ('needs', 'bsl_video', 'BSL video', '{}', 18),
  ('needs', 'coloured_paper', 'On coloured paper', '{coloured paper}', 19),
  ('needs', 'sse', 'Sign Supported English (SSE)', '{sign supported}', 20),
  ('needs', 'lipspeaker', 'Lipspeaker', '{lipspeaker}', 21),
  ('needs', 'deafblind_manual', 'Deafblind manual interpreter', '{deafblind}', 22),
  ('needs', 'visual_frame', 'Visual frame or tactile BSL', '{}', 23),
  ('needs', 'speech_to_text', 'Speech-to-text reporter', '{speech to text}', 24),
  ('needs', 'note_taker', 'Note-taker', '{}', 25),
  ('needs', 'makaton', 'Makaton', '{makaton}', 26),
  ('needs', 'advocate', 'Advocate', '{}', 27),
  ('needs', 'hearing_aid', 'Uses a hearing aid', '{hearing aid}', 28),
  ('needs', 'longer_time', 'More time', '{longer appointment}', 29),
  ('needs', 'speak_slowly', 'Speak slowly', '{}', 30),
  ('needs', 'quiet_room', 'Quiet room', '{quiet room}', 31),
  ('needs', 'passport', 'Communication passport', '{communication passport,hospital passport}', 32),
  ('needs', 'aac', 'Communication aid (AAC)', '{}', 33),
  ('needs', 'voice_only', 'Speak to them, do not write', '{cannot read,not able to read}', 34),
  ('needs', 'by_relay', 'Phone through Relay UK only', '{relay uk,text relay}', 35),
  ('needs', 'by_letter', 'Letters are best', '{}', 36),
  ('needs', 'by_carer', 'Through their carer', '{}', 37);
