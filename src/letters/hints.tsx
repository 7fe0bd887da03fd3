import { Card } from '../platform/components/panels.tsx';

/** They stop nothing. */
export function Hints({ hints }: { hints: readonly string[] }) {
  if (hints.length === 0) return null;
  return (
    <Card title="You may want to change" heading="h2">
      <ul className="nhsuk-list nhsuk-list--bullet">
        {hints.map((hint) => (
          <li key={hint}>{hint}</li>
        ))}
      </ul>
    </Card>
  );
}
