export function BackToCase({ reference }: { reference: string }) {
  return (
    <p>
      <a href={`/desk/cases/${reference}`}>Back to {reference}</a>
    </p>
  );
}
