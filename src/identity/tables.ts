import type { Generated } from 'kysely';
import type { RoleName } from './permissions.ts';

export type TrustTable = {
  id: string;
  name: string;
  short_name: string;
  host: string | null;
  pals_phone: string | null;
  created_at: Date;
};

export type TrustAddressTable = {
  trust_id: string;
  address: string;
  valid_from: string;
  valid_to: string | null;
  changed_by: string | null;
  changed_at: Date;
};

export type UserTable = {
  trust_id: string;
  id: string;
  email: string;
  name: string;
  first_name: string;
  role: RoleName;
  about: Generated<string>;
  password_hash: string | null;
  larger_text: Generated<boolean>;
  shortcuts: Generated<boolean>;
  shortcut_keys: Generated<string>;
  created_at: Date;
  disabled_at: Date | null;
};

export type SessionTable = {
  trust_id: string;
  id: Buffer;
  user_id: string;
  started_at: Date;
  last_seen_at: Date;
  ends_at: Date;
  ended_at: Date | null;
  device: Generated<string>;
  signed_by: Generated<string>;
};

export type SignedBy = 'password' | 'code' | 'recovery_code' | 'passkey' | 'sso' | 'persona';

type Owned = { trust_id: string; user_id: string };

declare module '../platform/db.ts' {
  interface Tables {
    trusts: TrustTable;
    trust_addresses: TrustAddressTable;
    users: UserTable;
    sessions: SessionTable;
    account_links: Owned & {
      id: Buffer;
      made_by: string;
      created_at: Date;
      ends_at: Date;
      used_at: Date | null;
    };
    totp_factors: Owned & { state: 'pending' | 'on'; secret: string; created_at: Date; last_step: Generated<number> };
    recovery_codes: Owned & { hash: Buffer; salt: Buffer; created_at: Date; used_at: Date | null };
    sign_in_steps: Owned & {
      id: Buffer;
      signed_by: SignedBy;
      began_at: Date;
      ends_at: Date;
      ended_at: Date | null;
    };
    sign_in_rules: { trust_id: string; second_factor_roles: string[]; changed_at: Date };
    passkeys: Owned & {
      id: string;
      public_key: Buffer;
      counter: number;
      transports: string[];
      name: string;
      created_at: Date;
      last_used_at: Date | null;
    };
    passkey_challenges: { id: Buffer; ends_at: Date };
    identity_providers: {
      trust_id: string;
      label: string;
      issuer: string;
      client_id: string;
      secret_name: string;
      vouches: boolean;
      active: boolean;
      changed_at: Date;
    };
    sso_visits: {
      trust_id: string;
      id: Buffer;
      browser: Buffer;
      nonce: string;
      verifier: string;
      next: string;
      kept: string | null;
      began_at: Date;
      ends_at: Date;
      ended_at: Date | null;
    };
    sign_in_failures: { key: Buffer; failed_at: Date };
    set_up_links: { token_hash: Buffer; created_at: Date; used_at: Date | null };
    installation: {
      one: Generated<boolean>;
      demo: boolean;
      seeded_until: string | null;
      seeding: Generated<Record<string, unknown>>;
      created_at: Date;
    };
  }
}
