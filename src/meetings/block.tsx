import { RailBlock, RailLine } from '../platform/components/panels.tsx';

type BlockProps = { base: string; lines: readonly { id: string; title: string; words: string; open: string }[] };

/** What is still to come, each in one line, and what is not seen to yet. */
export function MeetingBlock({ base, lines }: BlockProps) {
  return (
    <RailBlock title={lines.length > 1 ? 'Meetings' : 'Meeting'} action={<a href={base}>All meetings</a>}>
      {lines.map(({ id, title, words, open }) => (
        <p key={id}>
          <a href={`${base}/${id}`}>{title}</a>: {words}
          {open && `. ${open}`}
        </p>
      ))}
    </RailBlock>
  );
}

/** Nothing is still to come. */
export function PastMeetings({ base, fact }: { base: string; fact: string }) {
  return <RailLine title="Meetings" fact={fact} action={<a href={base}>All meetings</a>} />;
}
