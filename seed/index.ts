import { createUser, foundTrust } from '../src/identity/index.ts';
import type { House } from '../src/platform/house.ts';

export async function seedDemonstration(house: House, say: (line: string) => void) {
  const now = house.now();
  const any = await house.db.selectFrom('installation').select('seeded_until').executeTakeFirst();
  if (any?.seeded_until) return;
  say('Making the demonstration …');
  await foundTrust(house, { name: 'Anytown NHS Foundation Trust', shortName: 'Anytown' }, now, async (ctx) => {
    await createUser(ctx, { email: 'sam.reid@anytown.example', name: 'Sam Reid', role: 'officer', passwordHash: null, about: 'Takes calls.' });
  });
  await house.db.updateTable('installation').set({ seeded_until: now.toISOString().slice(0, 10) }).execute();
}
