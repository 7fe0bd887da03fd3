import type { ReactElement, ReactNode } from 'react';
import type { Ctx } from './context.ts';
import type { Tongue } from './tongue.ts';

export type Cookie = {
  name: string;
  value: string;
  /** In seconds; without it, until the browser is closed. */
  maxAge?: number;
  /** The only addresses it is sent to; without it, all. */
  path?: string;
};

/** One line above a page, with what can be done about it. */
export type Alert = { text: string; acts: readonly { action: string; label: string }[] };

type Extra = { cookies?: Cookie[]; headers?: Record<string, string> };

export type PageReply = Extra & {
  kind: 'page';
  status: number;
  shell: 'desk' | 'focus' | 'plain' | 'outside';
  title: string;
  body: ReactElement;
  width: 'wide' | 'form';
  /** Which item of the navigation is current. */
  section?: string;
  /** Draft that this page says was taken over into the record: the browser forgets its copy. */
  draftDone?: string | undefined;
  /** Somebody has just signed out: the browser forgets what it kept. */
  signedOut?: boolean;
  /** Although its status says no, what was done stands: the words of the form were kept as a draft, and no more. */
  stands?: boolean;
  /** The one way out of a page without navigation. */
  leave?: { label: string; href: string; form?: string };
  /** What this person has to know on whatever page they are: somebody asks for them, they are marked as away. */
  alerts?: readonly Alert[];
  /** The form that was sent changed nothing. */
  unchanged?: boolean;
  /** What was searched for, kept in the box of the header. */
  searchedFor?: string | undefined;
  /** Whose page this is, before anybody is signed in. */
  trust?: string | undefined;
  /** The language it was asked for in: its links lead on in it. */
  tongue?: Tongue | undefined;
  /** In large print, as it was asked for. */
  large?: boolean;
  /** In which other ways it can be had. */
  formats?: Formats;
  /** Somebody came to it by a link to one thing: nothing in its head leads away. */
  byLink?: boolean;
  /** From where its films may be loaded, besides us: hosts of the trust. */
  media?: readonly string[];
  /** All of it is said in that language; else it is in English. */
  spoken?: boolean;
};

/**
 * Bytes that are too many to hold: read one part at a time, each in a short transaction of its own, as fast as they are
 * taken, so that a slow line keeps no connection. Undefined after the last part.
 */
export type StreamReply = {
  kind: 'stream';
  status: number;
  type: string;
  size: number;
  part: (ctx: Ctx, at: number) => Promise<Buffer | undefined>;
};

export type Formats = {
  /** Where the same page is in large print, or in the usual size. */
  otherSize: string;
  /** Where this page, or what PALS does, stands in Easy Read, once somebody has checked that; undefined: nowhere else. */
  easyRead: string | undefined;
  /** It is not the page for who signs itself. */
  signing: boolean;
  languages: readonly { code: string; name: string; dir: 'ltr' | 'rtl' }[];
};

/** What a route gives back; it is written to the browser after COMMIT. */
export type Reply =
  | PageReply
  | (Extra & { kind: 'redirect'; to: string; status: 302 | 303 })
  | (Extra & { kind: 'json'; status: number; body: unknown })
  | (Extra & { kind: 'text'; status: number; type: string; body: string })
  | (Extra & StreamReply)
  | (Extra & { kind: 'fragment'; status: number; body: ReactNode });

type PageInput = Extra & {
  stands?: boolean;
  signedOut?: boolean;
  title: string;
  body: ReactElement;
  status?: number;
  section?: string;
  draftDone?: string | undefined;
  searchedFor?: string | undefined;
};

type Spoken = { tongue?: Tongue | undefined; spoken?: boolean; byLink?: boolean; width?: 'wide' | 'form' };

/** A page of the desk: header, navigation, wide lists (`form` for 960 pixels). */
export function deskPage(input: PageInput & { width?: 'wide' | 'form' }): PageReply {
  return { kind: 'page', shell: 'desk', status: 200, width: 'wide', ...input };
}

/** A page without navigation, for a live call. */
export function focusPage(input: PageInput & { leave: { label: string; href: string; form?: string } }): PageReply {
  return { kind: 'page', shell: 'focus', status: 200, width: 'wide', ...input };
}

/** A page for people who are not signed in, and for errors. */
export function plainPage(input: PageInput & { trust?: string | undefined }): PageReply {
  return { kind: 'page', shell: 'plain', status: 200, width: 'form', ...input };
}

/** A page for somebody outside PALS, who came by a link: the name of the trust and nothing of the desk. */
export function outsidePage(input: PageInput & Spoken & { trust: string }): PageReply {
  return { kind: 'page', shell: 'outside', status: 200, width: 'form', ...input };
}

/** The same for whoever comes to the public pages of the trust of `ctx`. */
export function visitorPage(ctx: Ctx, input: PageInput & { width?: 'wide' | 'form' }): PageReply {
  return outsidePage({ ...input, trust: ctx.trust.name, tongue: ctx.tongue });
}

/** A page that is wholly said in the language it was asked for in (platform/tongue.ts). */
export function spokenPage(ctx: Ctx, input: PageInput): PageReply {
  return { ...visitorPage(ctx, input), spoken: true };
}

/** After a POST: to the page that shows what is now so. */
export function redirect(to: string, extra: Extra = {}): Reply {
  return { kind: 'redirect', to, status: 303, ...extra };
}

export function json(body: unknown, status = 200, extra: Extra = {}): Reply {
  return { kind: 'json', status, body, ...extra };
}

/** For programs that read something else than pages: a calendar. `type` is a media type with its charset. */
export function text(body: string, type: string): Reply {
  return { kind: 'text', status: 200, type, body };
}

export function fragment(body: ReactNode, status = 200): Reply {
  return { kind: 'fragment', status, body };
}
