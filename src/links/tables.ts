import type { Generated } from 'kysely';
import type { EndedWhy, LinkKind } from './links.rules.ts';

export type LinkTable = {
  trust_id: string;
  id: string;
  hash: Buffer;
  kind: LinkKind;
  about: string;
  case_id: string;
  name: string;
  email: string;
  role: Generated<string>;
  needs_code: boolean;
  parent_id: string | null;
  passed_note: Generated<string>;
  made_by: string | null;
  made_at: Date;
  ends_at: Date;
  opened_at: Date | null;
  ended_at: Date | null;
  ended_why: EndedWhy | null;
};

export type LinkCodeTable = {
  trust_id: string;
  id: string;
  case_id: string;
  link_id: string;
  hash: Buffer;
  made_at: Date;
  ends_at: Date;
  tries: Generated<number>;
  used_at: Date | null;
};

export type LinkVisitTable = {
  trust_id: string;
  id: string;
  case_id: string;
  link_id: string;
  hash: Buffer;
  began_at: Date;
  ends_at: Date;
};

export type LinkDomainTable = {
  trust_id: string;
  domains: string[];
  valid_from: string;
  valid_to: string | null;
};

declare module '../platform/db.ts' {
  interface Tables {
    links: LinkTable;
    link_codes: LinkCodeTable;
    link_visits: LinkVisitTable;
    link_domains: LinkDomainTable;
  }
}
