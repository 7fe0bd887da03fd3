import classNames from 'classnames';
import type { ReactNode } from 'react';

export { RailBlock } from './panels.tsx';

export type AgendaItem = { id: string; time: string; at?: string; text: ReactNode };

/** The fixed times of a day. */
export function Agenda({ items }: { items: readonly AgendaItem[] }) {
  return (
    <ul className="app-agenda">
      {items.map(({ id, time, at, text }) => (
        <li key={id}>
          <time dateTime={at}>{time}</time>
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}

export type Count = { label: string; href: string; count: number };

/** Waiting work as links with numbers; `line` is the form of it that a phone shows above the list. */
export function Counts({ items, line = false }: { items: readonly Count[]; line?: boolean }) {
  return (
    <ul className={classNames('app-counts', { 'app-counts--line': line })}>
      {items.map(({ label, href, count }) => (
        <li key={href}>
          <a href={href}>{label}</a>
          <span className="app-counts__number">{count}</span>
        </li>
      ))}
    </ul>
  );
}

type PersonProps = { part: string; name: ReactNode; relation?: string; contact?: ReactNode; children?: ReactNode };

/** One person of a case, and their part in it. `contact` is an instruction, not a number: "Text only. Do not leave voicemail." */
export function PersonEntry({ part, name, relation, contact, children }: PersonProps) {
  return (
    <div className="app-person">
      <p className="app-secondary">{part}</p>
      <p>
        <span className="app-person__name">{name}</span>
        {relation && ` (${relation})`}
      </p>
      {contact}
      {children}
    </div>
  );
}
