import type { Generated } from 'kysely';
import type { OrganisationKind } from './organisations.rules.ts';

export type SiteTable = {
  trust_id: string;
  id: string;
  name: string;
  address: Generated<string>;
  phone: Generated<string>;
  ended_at: Date | null;
};

export type PlaceTable = {
  trust_id: string;
  id: string;
  site_id: string;
  kind: 'ward' | 'service';
  name: string;
  aliases: Generated<string[]>;
  phone: Generated<string>;
  email: Generated<string>;
  lead: Generated<string>;
  lead_email: Generated<string>;
  deputy: Generated<string>;
  deputy_email: Generated<string>;
  answers_pals: Generated<string>;
  visiting: Generated<string>;
  checked_on: string;
  version: Generated<number>;
  ended_at: Date | null;
};

export type HelpNumberTable = {
  trust_id: string | null;
  code: string;
  name: string;
  number: Generated<string>;
  detail: Generated<string>;
  position: number;
  checked_on: string | null;
  checked_by: string | null;
};

export type OrganisationTable = {
  trust_id: string | null;
  code: string;
  name: string;
  kind: OrganisationKind;
  aliases: Generated<string[]>;
  phone: Generated<string>;
  email: Generated<string>;
  website: Generated<string>;
  takes: Generated<string>;
  checked_on: string | null;
  version: Generated<number>;
  ended_at: Date | null;
};

declare module '../platform/db.ts' {
  interface Tables {
    sites: SiteTable;
    places: PlaceTable;
    help_numbers: HelpNumberTable;
    organisations: OrganisationTable;
  }
}
