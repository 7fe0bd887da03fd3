/** Every error page: what is so, and what to do. Names nobody. */
export function Trouble({ heading, text }: { heading: string; text: string }) {
  return (
    <>
      <h1 className="nhsuk-heading-l">{heading}</h1>
      <p>{text}</p>
      <p>
        <a href="/desk">Go to My day</a>
      </p>
    </>
  );
}
