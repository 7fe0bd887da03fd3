import { PostButton } from '../platform/components/buttons.tsx';
import { RailBlock } from '../platform/components/panels.tsx';

/** On the page of a case: what the complaints team did with it. */
export function CaseBlock({ lines }: { lines: readonly { id: string; words: string; undo: boolean }[] }) {
  return (
    <RailBlock title="Complaint">
      {lines.map(({ id, words, undo }) => (
        <div key={id}>
          <p>
            {words} <a href={`/desk/complaints/${id}`}>Open the complaint</a>
          </p>
          {undo && <PostButton kind="quiet" action={`/desk/complaints/${id}/undo`} label="Undo this hand-over" />}
        </div>
      ))}
    </RailBlock>
  );
}
