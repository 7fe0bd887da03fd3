// One matter recorded twice: what holds afterwards. Always the stricter of the two.
import type { Sharing } from './tables.ts';

type AccessRow = { user_id: string; may_open: boolean; reason: string };
export type Walls = { access: 'open' | 'restricted'; walled: boolean; rows: AccessRow[] };
type SharingFacts = { sharing: Sharing; sharing_with: string; sharing_note: string };

/** Both with nothing asked or kept in PALS first; nothing leaves that one of the two would keep. */
const STRICTNESS: Record<Sharing, number> = { keep: 0, not_asked: 1, no_name: 2, name: 3, safety: 4 };

/** The stricter choice. Two lists of services: those on both, and without one in common no name at all. */
export function stricterSharing(one: SharingFacts, other: SharingFacts): SharingFacts {
  if (one.sharing === 'name' && other.sharing === 'name') {
    const listOf = ({ sharing_with }: SharingFacts) => sharing_with.split(',').map((name) => name.trim());
    const common = listOf(one).filter((name) =>
      listOf(other).some((theirs) => theirs.toLowerCase() === name.toLowerCase()),
    );
    const sharing_note = [...new Set([one.sharing_note, other.sharing_note])].filter(Boolean).join('\n');
    return common.length > 0
      ? { sharing: 'name', sharing_with: common.join(', '), sharing_note }
      : { sharing: 'no_name', sharing_with: '', sharing_note };
  }
  const { sharing, sharing_with, sharing_note } = STRICTNESS[other.sharing] < STRICTNESS[one.sharing] ? other : one;
  return { sharing, sharing_with, sharing_note };
}

/**
 * Who may open both: who was locked out of one is locked out of both; if one is restricted both are, to those named for it;
 * if both are, to those named for both.
 */
export function strictestWalls(one: Walls, other: Walls): Walls {
  const locked = [...one.rows, ...other.rows].filter(({ may_open }) => !may_open);
  const named = ({ rows }: Walls) => rows.filter(({ may_open }) => may_open);
  const restricted = [one, other].filter(({ access }) => access === 'restricted');
  const first = restricted[0] ? named(restricted[0]) : [];
  const names =
    restricted.length < 2 ? first : first.filter((row) => named(other).some((by) => by.user_id === row.user_id));
  const rows = new Map([...names, ...locked].map((row) => [row.user_id, row]));
  return {
    access: restricted.length > 0 ? 'restricted' : 'open',
    walled: one.walled || other.walled,
    rows: [...rows.values()],
  };
}

type Marks = { safety: boolean; child: boolean; after_death: boolean };

/** What is marked on one is marked on both: nobody at risk is lost by it. */
export const bothMarks = (one: Marks, other: Marks): Marks => ({
  safety: one.safety || other.safety,
  child: one.child || other.child,
  after_death: one.after_death || other.after_death,
});

type Mergeable = {
  id: string;
  merged_into: string | null;
  closed_at: Date | null;
  handed_over_at: Date | null;
  holds: readonly string[];
};

/** Why the first cannot go on for both; undefined if it can. `needsReason`: one of the two is closed. */
export function caseTroubleOf(into: Mergeable, goes: Mergeable): string | undefined {
  if (into.id === goes.id) return 'This is the same case. Choose another one.';
  if (into.merged_into || goes.merged_into) return 'This case was merged already. Open it again and start from there.';
  if ((into.handed_over_at === null) !== (goes.handed_over_at === null))
    return 'The complaints team has one of these. Link them instead.';
  if (into.closed_at && !goes.closed_at)
    return 'An open case is not merged into a closed one. Merge them the other way round.';
  // Of one case there is one conversation: who comes back with either number would read it.
  if (into.holds.includes('receipts') && goes.holds.includes('receipts'))
    return 'In both of these somebody comes back with a number. They would read what the other wrote. Link them instead.';
  return undefined;
}

type ClockLike = { case_id: string; name: string; nature: 'aim' | 'statutory'; due_at: Date; met_at: Date | null };

/**
 * One clock of each name. A limit of the law runs from the first time that the person told us, so the earlier one holds; our
 * own aims are those of the case that goes on. What was met in one was met.
 */
export function oneOfEach<C extends ClockLike>(caseId: string, clocks: readonly C[]): C[] {
  const names = [...new Set(clocks.map(({ name }) => name))];
  return names.flatMap((name) => {
    const same = clocks.filter((clock) => clock.name === name);
    const own = same.find(({ case_id, nature }) => case_id === caseId && nature === 'aim') ?? same[0];
    const met = same.map(({ met_at }) => met_at).find((at) => at !== null);
    return own ? [{ ...own, met_at: own.met_at ?? met ?? null }] : [];
  });
}
