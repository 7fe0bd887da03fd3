import type { Generated } from 'kysely';

export type PromptCardTable = {
  trust_id: string | null;
  code: string;
  title: string;
  say: string[];
  ask: Generated<string[]>;
  avoid: Generated<string[]>;
  triggers: Generated<string[]>;
  position: number;
  valid_from: Generated<string>;
  valid_to: string | null;
};

declare module '../platform/db.ts' {
  interface Tables {
    prompt_cards: PromptCardTable;
  }
}
