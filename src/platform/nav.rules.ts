import { mayDo, type Permission, type User } from './access.ts';

/** A place of the navigation, as its module gives it. */
export type NavPlace = {
  label: string;
  href: string;
  section: string;
  may: Permission;
  quickLog?: true;
  /** The section it stands in for those who may open that one; for others it is a place of its own. */
  under?: string;
  /** What the page of this place is called among the places that stand in it. */
  inside?: string;
};

/** `page`: this very place; `true`: a place in it. Undefined: elsewhere. */
export type Current = 'page' | 'true' | undefined;

export type NavItem = {
  href: string;
  label: string;
  current?: Current;
  /** Opens as a panel over the page where there is script; its words wait for this person alone. */
  quickLog?: string | undefined;
  /** The places in it, its own page first. */
  inside?: readonly InsideItem[];
};

export type InsideItem = { href: string; label: string; current: boolean };

/** What this person finds in the navigation while a page of `section` is open. */
export function navOf(user: User, places: readonly NavPlace[], section: string | undefined): NavItem[] {
  const open = places.filter(({ may }) => mayDo(user, may));
  const own = new Set(open.map((place) => place.section));
  const isInside = ({ under }: NavPlace) => under !== undefined && own.has(under);
  return open
    .filter((place) => !isInside(place))
    .map((place) =>
      itemOf(
        user,
        place,
        open.filter(({ under }) => under === place.section),
        section,
      ),
    );
}

function itemOf(user: User, place: NavPlace, within: readonly NavPlace[], section: string | undefined): NavItem {
  const isHere = ({ section: of }: NavPlace) => of === section;
  const here: Current = isHere(place) ? 'page' : within.some(isHere) ? 'true' : undefined;
  const pages = within.length > 0 ? [{ ...place, label: place.inside ?? place.label }, ...within] : [];
  return {
    href: place.href,
    label: place.label,
    current: here,
    quickLog: place.quickLog && user.id,
    inside: pages.map((one) => ({ href: one.href, label: one.label, current: isHere(one) })),
  };
}
