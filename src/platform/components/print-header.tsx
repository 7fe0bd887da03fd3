type PrintHeaderProps = { reference: string; printedBy: string; printedAt: string };

/** Only on paper: what this is, that it is confidential, who printed it. The page number is in the margin. */
export function PrintHeader({ reference, printedBy, printedAt }: PrintHeaderProps) {
  return (
    <p className="app-print-header">
      {reference} – confidential – printed by {printedBy}, {printedAt}
    </p>
  );
}
