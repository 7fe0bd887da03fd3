/** The title of a page for somebody outside PALS: the stylesheet of the desk is not there. */
export function OutsideTitle({ title }: { title: string }) {
  return <h1 className="nhsuk-heading-l">{title}</h1>;
}
