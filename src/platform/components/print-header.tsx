type PrintHeaderProps = { reference: string; printedBy: string; printedAt: string };

/**
 * Only on paper, at the head of every sheet: what this is, that it is confidential, who printed it. Comes first in
 * the body of the page. The page number is in the margin.
 */
export function PrintHeader({ reference, printedBy, printedAt }: PrintHeaderProps) {
  return (
    <p className="app-print-header">
      <span>
        {reference} – confidential – printed by {printedBy}, {printedAt}
      </span>
    </p>
  );
}
