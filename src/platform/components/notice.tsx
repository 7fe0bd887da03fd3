import type { PostButtonProps } from './buttons.tsx';

/** What was just done: in the banner of a page, or on the row that was pressed. */
export type Notice = { text: string; undo?: PostButtonProps; link?: { href: string; label: string } };

/** What was just done, with its link. */
export function Said({ text, link }: { text: string; link?: { href: string; label: string } }) {
  return (
    <>
      {text} {link && <a href={link.href}>{link.label}</a>}
    </>
  );
}
