type Props = { heading: string; text: string; home?: { href: string; label: string } };

/** Every error page: what is so, and what to do. Names nobody. */
export function Trouble({ heading, text, home = { href: '/desk', label: 'Go to My day' } }: Props) {
  return (
    <>
      <h1 className="nhsuk-heading-l">{heading}</h1>
      <p>{text}</p>
      <p>
        <a href={home.href}>{home.label}</a>
      </p>
    </>
  );
}
