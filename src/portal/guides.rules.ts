// A guide as it is read: a first page, and short pages that follow each other.
import type { OfficeKind } from '../bereavement/index.ts';

type Part = {
  heading?: string;
  lines?: readonly string[];
  list?: readonly string[];
  /** One more line where PALS and a complaint may go on at once (Settings). */
  both?: string;
};
type Link = {
  href: string;
  label: string;
  /** Shown only where the public finds help with this. */
  need?: string;
};
export type GuidePage = {
  slug: string;
  title: string;
  parts: readonly Part[];
  link?: Link;
  also?: Link;
  /** Who is named on it, as Settings has them. */
  offices?: readonly OfficeKind[];
  /** The help that it names, with how to reach them, by the code of what is known in all of England. */
  names?: string;
};
export type Guide = {
  path: string;
  title: string;
  intro: readonly string[];
  pages: readonly GuidePage[];
  offices?: readonly OfficeKind[];
};

/** Does anything of it depend on whether this trust does both at once? */
export const asksBoth = ({ parts }: GuidePage): boolean => parts.some(({ both }) => both !== undefined);

/** As it is read where this trust does both at once. */
export const withBoth = (page: GuidePage): GuidePage => ({
  ...page,
  parts: page.parts.map((part) => (part.both ? { ...part, lines: [...(part.lines ?? []), part.both] } : part)),
});
