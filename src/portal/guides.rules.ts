// A guide as it is read: a first page, and short pages that follow each other.
import type { OfficeKind } from '../bereavement/index.ts';

type Part = { heading?: string; lines?: readonly string[]; list?: readonly string[] };
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
