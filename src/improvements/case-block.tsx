import { RailBlock } from '../platform/components/rail.tsx';

export function CaseBlock({ lines }: { lines: readonly { id: string; said: string; told: boolean }[] }) {
  return (
    <RailBlock title="What changed because of it">
      <ul className="nhsuk-list">
        {lines.map(({ id, said, told }) => (
          <li key={id}>
            <a href={`/desk/improvements/${id}`}>{said.length > 60 ? `${said.slice(0, 60)} …` : said}</a>
            {told ? ' They know.' : ''}
          </li>
        ))}
      </ul>
    </RailBlock>
  );
}
